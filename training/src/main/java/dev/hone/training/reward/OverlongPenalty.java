package dev.hone.training.reward;

import dev.hone.training.rollout.Rollout;

/// Takes from the reward of completions that come near the greatest length.
///
/// reward − 0                              for n <= L − M
/// reward − w · (n − (L − M)) / M          for L − M < n <= L
/// reward − w                              for n > L
///
/// with n tokens in the completion, L the greatest length, M the margin before it.
///
/// Units: n, L, M in tokens; w in rewards.
/// Throws: `IllegalArgumentException` unless 1 <= M <= L, and w is 0 or positive.
/// Source: DAPO, arXiv:2503.14476, section 3.4 (soft overlong punishment: L 20480, M 4096, w 1, beside rewards of ±1).
public record OverlongPenalty(int maxTokens, int margin, double weight) implements RewardShaping {
    public OverlongPenalty {
        if (margin < 1 || margin > maxTokens) {
            throw new IllegalArgumentException(
                    "the margin must lie between 1 and the greatest length " + maxTokens + ": " + margin);
        }
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("the weight must be 0 or positive: " + weight);
        }
    }

    @Override
    public double shape(Rollout rollout, double reward) {
        int over = rollout.length() - (maxTokens - margin);
        return over <= 0 ? reward : reward - weight * Math.min(over, margin) / margin;
    }

    @Override
    public String name() {
        return "overlong-penalty";
    }
}
