/// What is added to the loss besides the objective: divergence from a reference, entropy.
@NullMarked
package dev.hone.training.regularizer;

import org.jspecify.annotations.NullMarked;
