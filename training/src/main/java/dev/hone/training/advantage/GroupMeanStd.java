package dev.hone.training.advantage;

/// The reward in standard deviations of the group.
///
/// A_i = (r_i − mean(r)) / (std(r) + ε)      std with one degree of freedom subtracted
///
/// A deviation below 1e-6 counts as zero: then all advantages of the group are 0.
///
/// Shapes: one value a completion, for all its tokens. Units: standard deviations of the reward.
/// Throws: `IllegalArgumentException` if ε is negative or not finite.
/// Source: GRPO, arXiv:2402.03300, section 4.1.2. The paper has neither ε nor degrees of freedom; ε 1e-4 and ddof 1 are
/// those of TRL's GRPOTrainer.
public record GroupMeanStd(double epsilon) implements AdvantageEstimator {
    /// TRL's ε.
    public static final double EPSILON = 1e-4;

    public GroupMeanStd {
        if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException("epsilon must be 0 or positive: " + epsilon);
        }
    }

    /// With TRL's ε.
    public GroupMeanStd() {
        this(EPSILON);
    }

    @Override
    public Advantages estimate(Samples samples) {
        double[][] values = new double[samples.groups()][];
        for (int g = 0; g < values.length; g++) {
            double[] rewards = samples.rewards()[g];
            double deviation = Moments.deviation(rewards);
            values[g] = deviation < Moments.ZERO
                    ? new double[rewards.length]
                    : Moments.scaled(Moments.centred(rewards), 1 / (deviation + epsilon));
        }
        return Advantages.perSequence(samples, values);
    }

    @Override
    public String name() {
        return "group-mean-std";
    }
}
