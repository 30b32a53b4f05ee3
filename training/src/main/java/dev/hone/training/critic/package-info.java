/// A critic: what a completion is expected to earn from each of its tokens on, and how that is learnt.
@NullMarked
package dev.hone.training.critic;

import org.jspecify.annotations.NullMarked;
