/// Quotients of polynomials with rational coefficients: the exact way of comparing.
@NullMarked
package dev.hone.tasks.internal.math.normal;

import org.jspecify.annotations.NullMarked;
