/// Axis 1: from rewards to advantages.
@NullMarked
package dev.hone.training.advantage;

import org.jspecify.annotations.NullMarked;
