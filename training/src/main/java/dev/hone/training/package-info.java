@NullMarked
package dev.hone.training;

import org.jspecify.annotations.NullMarked;
