package dev.hone.training.preference;

import java.util.Set;

/// DPO with smoothed labels: every pair counts as swapped with a small probability, so that no margin grows for ever.
///
/// L = -(1 - ε) · log σ(β · h) - ε · log σ(-β · h),   least where σ(β · h) = 1 - ε
///
/// Units: natural logarithms; ε (`label-smoothing`) is the share of swapped labels.
/// Throws: `IllegalArgumentException` if β is not positive or ε not in [0, 0.5).
/// Source: DPO, arXiv:2305.18290, with smoothed labels as in Mitchell, "A note on DPO with noisy preferences" (2023).
public record ConservativeDpo(double beta, double labelSmoothing) implements PreferenceLoss {
    public ConservativeDpo {
        Allowed.positive("beta", beta);
        Allowed.noise(labelSmoothing);
    }

    /// β = 0.1, a tenth of the labels swapped.
    public ConservativeDpo() {
        this(0.1, 0.1);
    }

    @Override
    public String name() {
        return "conservative-dpo";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REFERENCE);
    }

    @Override
    public PairLoss at(PairScores pair) {
        double x = beta * pair.margin();
        double value = -(1 - labelSmoothing) * Logistic.logSigmoid(x) - labelSmoothing * Logistic.logSigmoid(-x);
        double slope = -(1 - labelSmoothing) * Logistic.sigmoid(-x) + labelSmoothing * Logistic.sigmoid(x);
        return PairLoss.ofMargin(value, beta * slope);
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * (logProb - reference);
    }
}
