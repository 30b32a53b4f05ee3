package dev.hone.training.advantage;

import java.util.Arrays;

/// The judged completions of a batch, group by group, as an estimator sees them: the rewards and the other columns
/// that some members need.
///
/// Shapes: `rewards[group][sample]`, `lengths[group][sample]`; groups may differ in size. Units: rewards after shaping;
/// lengths in tokens.
/// Throws: `IllegalArgumentException` where the columns' shapes differ, or a reward is not finite.
public record Samples(double[][] rewards, int[][] lengths) {
    public Samples {
        if (rewards.length != lengths.length) {
            throw new IllegalArgumentException(
                    rewards.length + " groups of rewards, " + lengths.length + " of lengths");
        }
        for (int g = 0; g < rewards.length; g++) {
            if (rewards[g].length != lengths[g].length) {
                throw new IllegalArgumentException("group " + g + ": " + rewards[g].length + " rewards, "
                        + lengths[g].length + " lengths");
            }
            for (int s = 0; s < rewards[g].length; s++) {
                if (!Double.isFinite(rewards[g][s])) {
                    throw new IllegalArgumentException("group " + g + ", sample " + s + ": the reward is "
                            + rewards[g][s] + "; an estimator needs a finite number");
                }
                if (lengths[g][s] < 1) {
                    throw new IllegalArgumentException("group " + g + ", sample " + s + ": " + lengths[g][s]
                            + " tokens; a completion has at least 1");
                }
            }
        }
    }

    /// Samples of one token each, for estimators that look at rewards alone.
    public static Samples of(double[]... rewards) {
        int[][] lengths = new int[rewards.length][];
        for (int g = 0; g < rewards.length; g++) {
            lengths[g] = new int[rewards[g].length];
            Arrays.fill(lengths[g], 1);
        }
        return new Samples(rewards, lengths);
    }

    /// Number of groups.
    public int groups() {
        return rewards.length;
    }

    /// Number of judged completions in group g.
    public int size(int g) {
        return rewards[g].length;
    }
}
