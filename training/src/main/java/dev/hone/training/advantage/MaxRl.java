package dev.hone.training.advantage;

/// The reward minus the mean of the group, in units of the mean: the gradient of the logarithm of the pass rate.
///
/// A_i = (r_i − mean(r)) / mean(r)
///
/// With scores 0 and 1, a right completion among N with S right gets N/S − 1 and a wrong one −1, so that rare successes
/// count most. Where the mean is not positive all are 0.
///
/// Shapes: one value a completion, for all its tokens. Units: none.
/// Source: MaxRL, arXiv:2602.02710, for rewards 0 and 1; other rewards must not be negative on average.
public record MaxRl() implements AdvantageEstimator {
    @Override
    public Advantages estimate(Samples samples) {
        double[][] values = new double[samples.groups()][];
        for (int g = 0; g < values.length; g++) {
            double mean = Moments.mean(samples.rewards()[g]);
            double[] centred = Moments.centred(samples.rewards()[g]);
            values[g] = mean < Moments.ZERO ? new double[centred.length] : Moments.scaled(centred, 1 / mean);
        }
        return Advantages.perSequence(samples, values);
    }

    @Override
    public String name() {
        return "max-rl";
    }
}
