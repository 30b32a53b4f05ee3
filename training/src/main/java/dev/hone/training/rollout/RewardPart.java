package dev.hone.training.rollout;

import java.util.OptionalDouble;

/// What one reward function said of a rollout, and how much that counts. Without a value the function had nothing to
/// say.
///
/// Throws: `IllegalArgumentException` if the value or the weight is not finite.
public record RewardPart(String name, double weight, OptionalDouble value) {
    public RewardPart {
        if (!Double.isFinite(weight) || !Double.isFinite(value.orElse(0))) {
            throw new IllegalArgumentException(
                    "reward '" + name + "': weight " + weight + ", value " + value + "; both must be finite");
        }
    }

    /// What it adds to the reward.
    public double weighted() {
        return weight * value.orElse(0);
    }
}
