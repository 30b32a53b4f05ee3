package dev.hone.training.preference;

import java.util.Set;

/// Efficient exact optimisation: the reverse divergence from smoothed preferences to those that the policy implies.
///
/// L = q · (log q - log(1 - ε)) + (1 - q) · (log(1 - q) - log ε)    with q = σ(β · h)
///
/// Units: nats; ε (`label-smoothing`) is the share of swapped labels.
/// Throws: `IllegalArgumentException` if β is not positive or ε not in (0, 0.5).
/// Source: EXO-pref, arXiv:2402.00856, equation 16.
public record Exo(double beta, double labelSmoothing) implements PreferenceLoss {
    public Exo {
        Allowed.positive("beta", beta);
        Allowed.positive("label-smoothing", labelSmoothing);
        Allowed.noise(labelSmoothing);
    }

    /// β = 0.1, one label in a thousand swapped.
    public Exo() {
        this(0.1, 0.001);
    }

    @Override
    public String name() {
        return "exo";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REFERENCE);
    }

    @Override
    public PairLoss at(PairScores pair) {
        double x = beta * pair.margin();
        double right = Logistic.logSigmoid(x) - StrictMath.log1p(-labelSmoothing);
        double wrong = Logistic.logSigmoid(-x) - StrictMath.log(labelSmoothing);
        double value = Logistic.sigmoid(x) * right + Logistic.sigmoid(-x) * wrong;
        return PairLoss.ofMargin(value, beta * Logistic.slope(x) * (right - wrong));
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * (logProb - reference);
    }
}
