package dev.hone.training.reward;

import dev.hone.engine.StopReason;
import dev.hone.training.rollout.Rollout;

/// Replaces the score by a number that depends on length: right answers earn more the shorter they are, wrong ones lose
/// less the longer they tried.
///
/// value = long + ½ · (short − long) · (1 + cos(π · n / L))
///
/// with n tokens in the completion and L the greatest length; `rightShort` to `rightLong` for a score of 1,
/// `wrongShort` to `wrongLong` for any other, `exceeding` for a completion that was cut off or is longer than L. What
/// the steps before added to the score stays.
///
/// Units: n and L in tokens; the others in rewards.
/// Throws: `IllegalArgumentException` if L is below 1, or a value is not finite.
/// Source: arXiv:2502.03373, section 4.2. The defaults are those of its code's script for that section: 2 to 1, −10 to
/// 0, and −10.
public record CosineLength(
        int maxTokens, double rightShort, double rightLong, double wrongShort, double wrongLong, double exceeding)
        implements RewardShaping {
    public CosineLength {
        if (maxTokens < 1) {
            throw new IllegalArgumentException("the greatest length must be 1 or more: " + maxTokens);
        }
        double sum = rightShort + rightLong + wrongShort + wrongLong + exceeding;
        if (!Double.isFinite(sum)) {
            throw new IllegalArgumentException("all values of a cosine shaping must be finite");
        }
    }

    /// With the paper's values.
    public CosineLength(int maxTokens) {
        this(maxTokens, 2, 1, -10, 0, -10);
    }

    @Override
    public double shape(Rollout rollout, double reward) {
        double score = rollout.score().orElseThrow();
        return reward - score + value(rollout, score);
    }

    private double value(Rollout rollout, double score) {
        int n = rollout.length();
        if (n > maxTokens || rollout.completion().stop() == StopReason.LENGTH) {
            return exceeding;
        }
        return score == 1 ? between(rightShort, rightLong, n) : between(wrongShort, wrongLong, n);
    }

    private double between(double shortest, double longest, int n) {
        return longest + 0.5 * (shortest - longest) * (1 + StrictMath.cos(Math.PI * n / maxTokens));
    }

    @Override
    public String name() {
        return "cosine-length";
    }
}
