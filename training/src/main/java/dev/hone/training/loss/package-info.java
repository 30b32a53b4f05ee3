/// The four axes put together: the loss of a batch, plugged into the engine.
@NullMarked
package dev.hone.training.loss;

import org.jspecify.annotations.NullMarked;
