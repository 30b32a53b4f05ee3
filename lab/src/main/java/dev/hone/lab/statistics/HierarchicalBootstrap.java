package dev.hone.lab.statistics;

import dev.hone.foundation.Key;
import java.util.Arrays;

/// The interval of a mean over seeds and, inside each seed, over problems: resamples seeds, then the problems of each
/// seed that was drawn.
///
/// A draw is the mean over the drawn seeds of the mean over their drawn problems; the interval is that between the
/// quantiles (1 ± level) / 2 of all draws. Where a seed is one number, only seeds are resampled. Draws come from a key,
/// so that the same values give the same interval.
/// Source: Davison and Hinkley, "Bootstrap Methods and their Application", section 3.8.
public final class HierarchicalBootstrap {
    /// Draws where nothing else is said.
    public static final int DRAWS = 10_000;

    private final int draws;
    private final Key key;

    public HierarchicalBootstrap(int draws, Key key) {
        this.draws = draws;
        this.key = key;
    }

    /// The interval for these values, `values[seed][problem]`.
    ///
    /// @throws IllegalArgumentException if there is no seed, or one without problems
    public Interval interval(double[][] values, double level) {
        double[] means = Arrays.stream(values).mapToDouble(Moments::mean).toArray();
        double mean = Moments.mean(means);
        double[] drawn = new double[draws];
        long index = 0;
        for (int d = 0; d < draws; d++) {
            double sum = 0;
            for (int s = 0; s < values.length; s++) {
                double[] seed = values[below(values.length, index++)];
                double inside = 0;
                for (int p = 0; p < seed.length; p++) {
                    inside += seed[seed.length == 1 ? 0 : below(seed.length, index++)];
                }
                sum += inside / seed.length;
            }
            drawn[d] = sum / values.length;
        }
        Arrays.sort(drawn);
        double tail = (1 - level) / 2;
        return new Interval(mean, quantile(drawn, tail), quantile(drawn, 1 - tail), level);
    }

    private int below(int n, long index) {
        return Math.min(n - 1, (int) (key.uniform(index) * n));
    }

    private static double quantile(double[] sorted, double share) {
        int index = (int) Math.floor(share * (sorted.length - 1) + 0.5);
        return sorted[Math.clamp(index, 0, sorted.length - 1)];
    }
}
