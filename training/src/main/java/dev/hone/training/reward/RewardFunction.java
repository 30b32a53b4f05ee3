package dev.hone.training.reward;

import dev.hone.tasks.Problem;
import dev.hone.training.rollout.Rollout;
import org.jspecify.annotations.Nullable;

/// One reason to reward a rollout: a function of the user's own, for which a lambda suffices.
///
/// It sees judged rollouts only, one after the other in their order, on one thread. A run that is resumed calls it
/// again for the same rollouts and expects the same numbers.
@FunctionalInterface
public interface RewardFunction {
    /// A finite number, or `null` where the function has nothing to say of this rollout.
    @Nullable
    Double reward(Problem problem, Rollout rollout);
}
