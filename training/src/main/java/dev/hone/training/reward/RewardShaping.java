package dev.hone.training.reward;

import dev.hone.training.rollout.Rollout;
import java.util.List;

/// One step from a verifier's score to the reward. Steps apply in order, each to the reward of the one before; the
/// first gets the score, or the sum of the named rewards where there are some.
public sealed interface RewardShaping
        permits OverlongPenalty, CosineLength, RepetitionPenalty, KlInReward, RewardShaping.Custom {
    /// The reward of a judged rollout.
    ///
    /// @param reward what the steps before gave
    double shape(Rollout rollout, double reward);

    /// Whether [Rollout#referenceLogProbs] is read.
    default boolean needsReference() {
        return false;
    }

    /// As recipes spell it.
    String name();

    /// The rollout with its reward after these steps, from [Rollout#unshaped]; a rollout that was not judged stays as
    /// it is.
    ///
    /// @throws IllegalStateException if a step gives a number that is not finite
    static Rollout apply(List<RewardShaping> steps, Rollout rollout) {
        if (!rollout.isJudged()) {
            return rollout;
        }
        double reward = rollout.unshaped().orElseThrow();
        for (RewardShaping step : steps) {
            reward = step.shape(rollout, reward);
            if (!Double.isFinite(reward)) {
                throw new IllegalStateException(
                        "rollout " + rollout.id() + ": reward shaping '" + step.name() + "' gave " + reward);
            }
        }
        return rollout.withReward(reward);
    }

    /// A step of the user's own. Must be a pure function of its arguments.
    non-sealed interface Custom extends RewardShaping {
        @Override
        default String name() {
            return "custom";
        }
    }
}
