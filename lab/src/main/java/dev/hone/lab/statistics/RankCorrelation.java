package dev.hone.lab.statistics;

import java.util.Arrays;

/// Spearman's rank correlation: Pearson's of the ranks, equal values having their mean rank; 0 where one side does not
/// vary.
public final class RankCorrelation {
    private RankCorrelation() {}

    /// The correlation of two lists of the same length.
    ///
    /// @throws IllegalArgumentException if the lengths differ
    public static double of(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("lists of " + x.length + " and " + y.length + " values");
        }
        double[] a = ranks(x);
        double[] b = ranks(y);
        double mean = (x.length - 1) / 2.0;
        double both = 0;
        double left = 0;
        double right = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - mean) * (b[i] - mean);
            left += (a[i] - mean) * (a[i] - mean);
            right += (b[i] - mean) * (b[i] - mean);
        }
        return left == 0 || right == 0 ? 0 : both / StrictMath.sqrt(left * right);
    }

    private static double[] ranks(double[] values) {
        return Arrays.stream(values)
                .map(v -> Arrays.stream(values).map(w -> w < v ? 1 : w == v ? 0.5 : 0).sum() - 0.5)
                .toArray();
    }
}
