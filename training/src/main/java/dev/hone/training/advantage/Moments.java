package dev.hone.training.advantage;

/// Means and deviations of rewards, in double precision and in the order given.
///
/// Sums run over differences from the first number, so that equal numbers have exactly their own value as mean and
/// exactly 0 as deviation.
final class Moments {
    /// A standard deviation below this counts as zero.
    static final double ZERO = 1e-6;

    private Moments() {}

    /// The mean; 0 of nothing.
    static double mean(double... values) {
        if (values.length == 0) {
            return 0;
        }
        double sum = 0;
        for (double v : values) {
            sum += v - values[0];
        }
        return values[0] + sum / values.length;
    }

    /// The sample standard deviation, one degree of freedom subtracted; 0 of fewer than two.
    static double deviation(double... values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = mean(values);
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }

    /// Each number minus the mean of all.
    static double[] centred(double... values) {
        double mean = mean(values);
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] - mean;
        }
        return out;
    }

    /// Each number times a factor.
    static double[] scaled(double[] values, double factor) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] * factor;
        }
        return out;
    }
}
