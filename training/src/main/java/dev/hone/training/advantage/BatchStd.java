package dev.hone.training.advantage;

import java.util.Arrays;

/// The reward minus the mean of the group, in standard deviations of the whole batch.
///
/// A_i = (r_i − mean(group)) / (std(batch) + ε)      std of all rewards, one degree of freedom subtracted
///
/// A group in which nearly all are equal is not blown up, as it is by the deviation of the group. A deviation below
/// 1e-6 counts as zero: then all advantages are 0.
///
/// Shapes: one value a completion, for all its tokens. Units: standard deviations of the reward.
/// Throws: `IllegalArgumentException` if ε is negative or not finite.
/// Source: Lite PPO, arXiv:2508.08221. ε and degrees of freedom as in TRL (`scale_rewards="batch"`).
public record BatchStd(double epsilon) implements AdvantageEstimator {
    public BatchStd {
        if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException("epsilon must be 0 or positive: " + epsilon);
        }
    }

    /// With TRL's ε.
    public BatchStd() {
        this(GroupMeanStd.EPSILON);
    }

    @Override
    public Advantages estimate(Samples samples) {
        double deviation = Moments.deviation(
                Arrays.stream(samples.rewards()).flatMapToDouble(Arrays::stream).toArray());
        double[][] values = new double[samples.groups()][];
        for (int g = 0; g < values.length; g++) {
            values[g] = deviation < Moments.ZERO
                    ? new double[samples.size(g)]
                    : Moments.scaled(Moments.centred(samples.rewards()[g]), 1 / (deviation + epsilon));
        }
        return Advantages.perSequence(samples, values);
    }

    @Override
    public String name() {
        return "batch-std";
    }
}
