package dev.hone.training.rewardmodel;

import dev.hone.training.preference.Logistic;

/// The cross-entropy of the chance that a step leads to a right answer, as the head's number says it.
///
/// L = -y · log σ(v) - (1 - y) · log σ(-v),   dL/dv = σ(v) - y
///
/// Units: nats; y in [0, 1] is a label (0 or 1) or a share of completions that were right.
/// Source: arXiv:2305.20050 for labels; Math-Shepherd, arXiv:2312.08935, equation 2, for shares.
public final class StepLoss {
    private StepLoss() {}

    /// The loss of this value.
    public static double value(double v, double label) {
        return -label * Logistic.logSigmoid(v) - (1 - label) * Logistic.logSigmoid(-v);
    }

    /// Its derivative.
    public static double slope(double v, double label) {
        return Logistic.sigmoid(v) - label;
    }
}
