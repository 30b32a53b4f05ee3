/// The way from judged rollouts to the arrays of the loss.
@NullMarked
package dev.hone.training.batch;

import org.jspecify.annotations.NullMarked;
