/// Which tokens are trained.
@NullMarked
package dev.hone.training.mask;

import org.jspecify.annotations.NullMarked;
