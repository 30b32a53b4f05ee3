package dev.hone.training.advantage;

import java.util.Set;

/// The reward minus that of the most likely completion of the same problem.
///
/// A_i = r_i − r(greedy)
///
/// The baseline costs one completion more a problem and does not depend on the sample.
///
/// Shapes: one value a completion, for all its tokens. Units: rewards.
/// Source: ReMax, arXiv:2310.10505.
public record ReMax() implements AdvantageEstimator {
    @Override
    public Advantages estimate(Samples samples) {
        double[] greedy = samples.column(Column.GreedyRewards.class).values();
        double[][] values = new double[samples.groups()][];
        for (int g = 0; g < values.length; g++) {
            values[g] = new double[samples.size(g)];
            for (int s = 0; s < values[g].length; s++) {
                values[g][s] = samples.rewards()[g][s] - greedy[g];
            }
        }
        return Advantages.perSequence(samples, values);
    }

    @Override
    public Set<Column.Kind> needs() {
        return Set.of(Column.Kind.GREEDY_REWARDS);
    }

    @Override
    public boolean comparesGroup() {
        return false;
    }

    @Override
    public String name() {
        return "remax";
    }
}
