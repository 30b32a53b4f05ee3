/// Kernels on `float[]`: static, allocation-free, bit-exact whatever the threads, the batch and the vector width.
///
/// Every offset and stride is in floats. Widths are padded to multiples of 16 (`ParameterLayout`); a real width is
/// passed where a mean or a mask needs it. No kernel reads or writes beyond the rows it is given.
@NullMarked
package dev.hone.engine.internal.kernels;

import org.jspecify.annotations.NullMarked;
