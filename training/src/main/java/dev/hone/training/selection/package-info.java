/// Which groups are trained: dynamic sampling.
@NullMarked
package dev.hone.training.selection;

import org.jspecify.annotations.NullMarked;
