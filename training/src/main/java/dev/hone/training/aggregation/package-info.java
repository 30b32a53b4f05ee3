/// Axis 3: how the tokens of a batch are weighed against each other.
@NullMarked
package dev.hone.training.aggregation;

import org.jspecify.annotations.NullMarked;
