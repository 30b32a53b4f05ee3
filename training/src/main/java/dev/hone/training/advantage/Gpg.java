package dev.hone.training.advantage;

/// The reward minus the mean of the group, made larger by the share of the batch that teaches nothing.
///
/// A_i = α · (r_i − mean(r)) / F      α = completions / completions in groups whose rewards differ,   F = 1 or std(r)
///
/// A loss that is a mean over the batch then has the size that it would have over the groups that move it.
///
/// Shapes: one value a completion, for all its tokens. Units: rewards, or standard deviations of them.
/// Source: GPG, arXiv:2504.02546 (F 1). The paper also samples again where α grows beyond a bound: choose
/// `refill-flat`. verl counts rewards other than 0 instead of groups with a variance.
public record Gpg(Scale scale) implements AdvantageEstimator {
    /// What F is.
    public enum Scale {
        /// 1.
        NONE,
        /// The standard deviation of the group, one degree of freedom subtracted.
        STD
    }

    /// Without a deviation.
    public Gpg() {
        this(Scale.NONE);
    }

    @Override
    public Advantages estimate(Samples samples) {
        double[] deviations = new double[samples.groups()];
        long all = 0;
        long valid = 0;
        for (int g = 0; g < deviations.length; g++) {
            deviations[g] = Moments.deviation(samples.rewards()[g]);
            all += samples.size(g);
            valid += deviations[g] < Moments.ZERO ? 0 : samples.size(g);
        }
        double alpha = valid == 0 ? 0 : (double) all / valid;
        double[][] values = new double[samples.groups()][];
        for (int g = 0; g < values.length; g++) {
            double factor = deviations[g] < Moments.ZERO
                    ? 0
                    : switch (scale) {
                        case NONE -> alpha;
                        case STD -> alpha / deviations[g];
                    };
            values[g] = Moments.scaled(Moments.centred(samples.rewards()[g]), factor);
        }
        return Advantages.perSequence(samples, values);
    }

    @Override
    public String name() {
        return "gpg";
    }
}
