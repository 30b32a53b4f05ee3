/// From a verifier's score to a reward.
@NullMarked
package dev.hone.training.reward;

import org.jspecify.annotations.NullMarked;
