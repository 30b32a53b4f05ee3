package dev.hone.training.preference;

import java.util.Set;

/// DPO whose expectation over swapped labels is that of DPO on the true ones.
///
/// L = (-(1 - ε) · log σ(β · h) + ε · log σ(-β · h)) / (1 - 2ε)
///
/// The loss of a single pair has no lower bound; that of a batch has one where its labels are as noisy as ε says.
/// Units: natural logarithms; ε (`label-smoothing`) is the share of swapped labels.
/// Throws: `IllegalArgumentException` if β is not positive or ε not in [0, 0.5).
/// Source: robust DPO, arXiv:2403.00409.
public record RobustDpo(double beta, double labelSmoothing) implements PreferenceLoss {
    public RobustDpo {
        Allowed.positive("beta", beta);
        Allowed.noise(labelSmoothing);
    }

    /// β = 0.1, a tenth of the labels swapped.
    public RobustDpo() {
        this(0.1, 0.1);
    }

    @Override
    public String name() {
        return "robust-dpo";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REFERENCE);
    }

    @Override
    public PairLoss at(PairScores pair) {
        double x = beta * pair.margin();
        double scale = 1 / (1 - 2 * labelSmoothing);
        double value = -(1 - labelSmoothing) * Logistic.logSigmoid(x) + labelSmoothing * Logistic.logSigmoid(-x);
        double slope = -(1 - labelSmoothing) * Logistic.sigmoid(-x) - labelSmoothing * Logistic.sigmoid(x);
        return PairLoss.ofMargin(scale * value, scale * beta * slope);
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * (logProb - reference);
    }
}
