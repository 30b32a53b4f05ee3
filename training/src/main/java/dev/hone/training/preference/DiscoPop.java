package dev.hone.training.preference;

import java.util.Set;

/// A loss that was found by search: logistic for small margins, exponential for large ones.
///
/// L = (1 - m) · (-log σ(x)) + m · exp(-x)    with x = β · h, m = σ(x / τ)
///
/// Not convex: near x = 0 it falls as the margin shrinks, and pairs that are not yet told apart stay so unless others
/// carry them. Units: natural logarithms. The exponential is cut at exp(40), where m is 0 in double precision.
/// Throws: `IllegalArgumentException` if β or τ is not positive.
/// Source: DiscoPOP (log-ratio modulated loss), arXiv:2406.08414, equation 5.
public record DiscoPop(double beta, double tau) implements PreferenceLoss {
    public DiscoPop {
        Allowed.positive("beta", beta);
        Allowed.positive("tau", tau);
    }

    /// β = 0.1, τ = 0.05.
    public DiscoPop() {
        this(0.1, 0.05);
    }

    @Override
    public String name() {
        return "discopop";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REFERENCE);
    }

    @Override
    public PairLoss at(PairScores pair) {
        double x = beta * pair.margin();
        double m = Logistic.sigmoid(x / tau);
        double exponential = StrictMath.exp(Math.min(-x, 40));
        double logistic = -Logistic.logSigmoid(x);
        double slope = -(1 - m) * Logistic.sigmoid(-x) - m * exponential
                + Logistic.slope(x / tau) / tau * (exponential - logistic);
        return PairLoss.ofMargin((1 - m) * logistic + m * exponential, beta * slope);
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * (logProb - reference);
    }
}
