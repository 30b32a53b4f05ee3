package dev.hone.training.advantage;

/// The reward minus the mean of the group, not divided by anything.
///
/// A_i = r_i − mean(r)
///
/// Shapes: one value a completion, for all its tokens. Units: rewards.
/// Source: Dr. GRPO, arXiv:2503.20783, section 3.2.
public record GroupMean() implements AdvantageEstimator {
    @Override
    public Advantages estimate(Samples samples) {
        double[][] values = new double[samples.groups()][];
        for (int g = 0; g < values.length; g++) {
            values[g] = Moments.centred(samples.rewards()[g]);
        }
        return Advantages.perSequence(samples, values);
    }

    @Override
    public String name() {
        return "group-mean";
    }
}
