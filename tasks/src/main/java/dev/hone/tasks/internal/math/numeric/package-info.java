/// Evaluation in complex numbers of 64 bits with a bound on the error: the other way of comparing.
@NullMarked
package dev.hone.tasks.internal.math.numeric;

import org.jspecify.annotations.NullMarked;
