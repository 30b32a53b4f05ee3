package dev.hone.training.advantage;

/// The reward minus the mean of the other completions of the group: a baseline that does not depend on the sample.
///
/// A_i = r_i − mean(r_j, j ≠ i) = (r_i − mean(r)) · G / (G − 1)
///
/// Shapes: one value a completion, for all its tokens. Units: rewards. In a group of one there is no other: 0.
/// Source: RLOO, arXiv:2402.14740; Kool et al. 2019.
public record LeaveOneOut() implements AdvantageEstimator {
    @Override
    public Advantages estimate(Samples samples) {
        double[][] values = new double[samples.groups()][];
        for (int g = 0; g < values.length; g++) {
            double size = samples.size(g);
            double[] centred = Moments.centred(samples.rewards()[g]);
            values[g] = size < 2 ? centred : Moments.scaled(centred, size / (size - 1));
        }
        return Advantages.perSequence(samples, values);
    }

    @Override
    public String name() {
        return "leave-one-out";
    }
}
