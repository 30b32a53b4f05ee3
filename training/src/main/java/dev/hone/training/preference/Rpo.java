package dev.hone.training.preference;

import java.util.Set;

/// DPO plus the likelihood of the chosen completion, which DPO alone often lets fall.
///
/// L = -log σ(β · h) - α · log π(chosen) / |chosen|
///
/// Units: natural logarithms; α weighs nats a token.
/// Throws: `IllegalArgumentException` if β is not positive or α negative.
/// Source: iterative reasoning preference optimisation, arXiv:2404.19733, equation 1.
public record Rpo(double beta, double alpha) implements PreferenceLoss {
    public Rpo {
        Allowed.positive("beta", beta);
        Allowed.notNegative("alpha", alpha);
    }

    /// β = 0.1, α = 1.
    public Rpo() {
        this(0.1, 1);
    }

    @Override
    public String name() {
        return "rpo";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REFERENCE);
    }

    @Override
    public PairLoss at(PairScores pair) {
        double x = beta * pair.margin();
        return PairLoss.ofMargin(-Logistic.logSigmoid(x), -beta * Logistic.sigmoid(-x)).plusLikelihood(pair, alpha);
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * (logProb - reference);
    }
}
