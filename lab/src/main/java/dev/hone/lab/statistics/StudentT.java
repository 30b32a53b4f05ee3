package dev.hone.lab.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/// The interval of a mean over independent seeds, and its test against a value.
///
/// mean ± t(n − 1) · s / √n, s with one degree of freedom subtracted. With one seed nothing is known: the interval is
/// infinite and p is 1.
public final class StudentT {
    private StudentT() {}

    /// The two-sided interval of the mean of these values.
    ///
    /// @throws IllegalArgumentException if there is no value
    public static Interval interval(double[] values, double level) {
        double mean = Moments.mean(values);
        double half = values.length < 2
                ? Double.POSITIVE_INFINITY
                : quantile(values.length - 1, (1 + level) / 2) * error(values);
        return new Interval(mean, mean - half, mean + half, level);
    }

    /// The two-sided p-value of the hypothesis that the mean is `expected`. Where the values do not differ among
    /// themselves it is 0, or 1 where they equal `expected`.
    public static double p(double[] values, double expected) {
        if (values.length < 2) {
            return 1;
        }
        double distance = Math.abs(Moments.mean(values) - expected);
        double error = error(values);
        if (error == 0) {
            return distance == 0 ? 1 : 0;
        }
        return 2 * TDistribution.of(values.length - 1).survivalProbability(distance / error);
    }

    /// The point below which this share of the t distribution lies.
    static double quantile(int freedom, double share) {
        return TDistribution.of(freedom).inverseCumulativeProbability(share);
    }

    private static double error(double[] values) {
        return Moments.deviation(values) / Math.sqrt(values.length);
    }
}
