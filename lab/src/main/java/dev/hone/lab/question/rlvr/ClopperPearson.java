package dev.hone.lab.question.rlvr;

import org.apache.commons.statistics.distribution.BetaDistribution;

/// The exact lower bound of a share.
///
/// L = B(α/2; k, n − k + 1), the quantile of a beta distribution; 0 for k = 0.
///
/// Source: Clopper and Pearson, Biometrika 26 (1934).
final class ClopperPearson {
    private ClopperPearson() {}

    /// The lower bound for k of n at the level 1 − α.
    static double lower(int k, int n, double alpha) {
        return k == 0 ? 0 : BetaDistribution.of(k, n - k + 1.0).inverseCumulativeProbability(alpha / 2);
    }
}
