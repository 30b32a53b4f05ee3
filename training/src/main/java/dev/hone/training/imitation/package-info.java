/// Demonstrations beside reinforcement learning: how much their likelihood counts, when, and token by token.
@NullMarked
package dev.hone.training.imitation;

import org.jspecify.annotations.NullMarked;
