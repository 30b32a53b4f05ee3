package dev.hone.training.advantage;

/// The reward minus the group's mean reward weighted by length, the baseline of least variance where a gradient's
/// square grows with the number of tokens.
///
/// A_i = r_i − Σ_j l_j · r_j / Σ_j l_j      with l the tokens of a completion
///
/// Shapes: one value a completion, for all its tokens. Units: rewards.
/// Source: OPO, arXiv:2505.23585.
public record Opo() implements AdvantageEstimator {
    @Override
    public Advantages estimate(Samples samples) {
        double[][] values = new double[samples.groups()][];
        for (int g = 0; g < values.length; g++) {
            double[] rewards = samples.rewards()[g];
            double first = rewards.length == 0 ? 0 : rewards[0];
            double weighted = 0;
            double tokens = 0;
            for (int s = 0; s < rewards.length; s++) {
                weighted += samples.lengths()[g][s] * (rewards[s] - first); // equal rewards give exactly their value
                tokens += samples.lengths()[g][s];
            }
            double baseline = first + (tokens == 0 ? 0 : weighted / tokens);
            values[g] = new double[rewards.length];
            for (int s = 0; s < rewards.length; s++) {
                values[g][s] = rewards[s] - baseline;
            }
        }
        return Advantages.perSequence(samples, values);
    }

    @Override
    public String name() {
        return "opo";
    }
}
