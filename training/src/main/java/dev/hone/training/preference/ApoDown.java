package dev.hone.training.preference;

import java.util.Set;

/// Anchored preference optimisation for chosen completions that are worse than the model: down with both, with the
/// rejected one further.
///
/// L = σ(β · c) + 1 - σ(β · h)
///
/// Units: natural logarithms.
/// Throws: `IllegalArgumentException` if β is not positive.
/// Source: APO-down, arXiv:2408.06266, equation 8.
public record ApoDown(double beta) implements PreferenceLoss {
    public ApoDown {
        Allowed.positive("beta", beta);
    }

    /// β = 0.1.
    public ApoDown() {
        this(0.1);
    }

    @Override
    public String name() {
        return "apo-down";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REFERENCE);
    }

    @Override
    public PairLoss at(PairScores pair) {
        double c = beta * pair.chosenRatio();
        double h = beta * pair.margin();
        double apart = beta * Logistic.slope(h);
        return new PairLoss(
                Logistic.sigmoid(c) + Logistic.sigmoid(-h), beta * Logistic.slope(c) - apart, apart);
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * (logProb - reference);
    }
}
