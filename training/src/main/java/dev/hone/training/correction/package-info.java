/// Axis 4: weights that make up for sampling from another policy than the one the objective starts from.
@NullMarked
package dev.hone.training.correction;

import org.jspecify.annotations.NullMarked;
