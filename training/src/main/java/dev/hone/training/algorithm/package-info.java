/// Named algorithms as compositions of the axes.
@NullMarked
package dev.hone.training.algorithm;

import org.jspecify.annotations.NullMarked;
