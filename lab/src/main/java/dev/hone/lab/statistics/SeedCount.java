package dev.hone.lab.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// How many seeds an effect asks for, and what effect some seeds can resolve.
///
/// A paired mean over n seeds with standard deviation s is told from 0 by a two-sided test at α with this power where
/// its size is at least (t(n − 1, 1 − α/2) + t(n − 1, power)) · s / √n. This approximates the noncentral t distribution
/// from above for small n.
/// Source: Cohen, "Statistical Power Analysis for the Behavioral Sciences", chapter 2.
public final class SeedCount {
    /// Most seeds that are ever asked for.
    public static final int MOST = 1000;

    private SeedCount() {}

    /// The smallest effect that n seeds with this spread resolve; infinite for one seed.
    public static double resolvable(int seeds, double deviation, double alpha, double power) {
        if (seeds < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = StudentT.quantile(seeds - 1, 1 - alpha / 2) + StudentT.quantile(seeds - 1, power);
        return sum * deviation / Math.sqrt(seeds);
    }

    /// The fewest seeds, at least `fewest`, that resolve an effect of this size; [#MOST] where more would be needed.
    ///
    /// @throws IllegalArgumentException if the effect is not positive
    public static int needed(double effect, double deviation, double alpha, double power, int fewest) {
        if (!(effect > 0)) {
            throw new IllegalArgumentException("an effect must be above 0 to be resolved: " + effect);
        }
        int n = Math.max(2, fewest);
        while (n < MOST && resolvable(n, deviation, alpha, power) > effect) {
            n++;
        }
        return n;
    }

    /// The upper end of the one-sided interval of a standard deviation that a pilot of n seeds measured: a pilot's
    /// spread is itself uncertain, and to plan with its plain value is to plan for too few seeds half of the time.
    ///
    /// By Wilson and Hilferty's approximation of the chi-squared quantile.
    public static double upperDeviation(int seeds, double deviation, double level) {
        int freedom = seeds - 1;
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(1 - level);
        double root = 1 - 2.0 / (9 * freedom) + z * Math.sqrt(2.0 / (9 * freedom));
        return deviation * Math.sqrt(freedom / Math.max(1e-9, freedom * root * root * root));
    }
}
