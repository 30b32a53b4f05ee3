package dev.hone.lab.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Holm's step-down correction: at which level each of several comparisons is read, so that any of them is wrong with a
/// chance of at most α.
///
/// The comparison with the i-th smallest p (from 0) is read at 1 − α / (m − i). Once one of them fails at its level,
/// those with larger p are read at the level of the one that failed, at which they fail too.
/// Source: Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 1979.
public final class Holm {
    private Holm() {}

    /// The level of the interval of each comparison, in the order of their p-values.
    public static double[] levels(double[] p, double alpha) {
        int m = p.length;
        int[] order = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> p[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] levels = new double[m];
        double share = 0;
        boolean failed = false;
        for (int rank = 0; rank < m; rank++) {
            if (!failed) {
                share = alpha / (m - rank);
                failed = p[order[rank]] > share;
            }
            levels[order[rank]] = 1 - share;
        }
        return Arrays.copyOf(levels, m);
    }
}
