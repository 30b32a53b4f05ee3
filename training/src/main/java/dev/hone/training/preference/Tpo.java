package dev.hone.training.preference;

import java.util.Set;

/// Triple preference optimisation: the likelihood of a gold completion, and a preference between two others of the
/// prompt, in one stage without a reference.
///
/// L = -log σ(β · (log π(chosen) - log π(rejected))) - α · log π(gold) / |gold|
///
/// Units: natural logarithms; α weighs nats a token.
/// Throws: `IllegalArgumentException` if β is not positive or α negative.
/// Source: TPO, arXiv:2405.16681, equation 6; defaults as in TRL. The likelihood is a mean over the gold completion's
/// tokens, TRL's one over those of the batch.
public record Tpo(double beta, double alpha) implements PreferenceLoss {
    public Tpo {
        Allowed.positive("beta", beta);
        Allowed.notNegative("alpha", alpha);
    }

    /// β = 0.01, α = 1.
    public Tpo() {
        this(0.01, 1);
    }

    @Override
    public String name() {
        return "tpo";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.GOLD);
    }

    @Override
    public PairLoss at(PairScores pair) {
        double x = beta * (pair.chosen() - pair.rejected());
        return PairLoss.ofMargin(-Logistic.logSigmoid(x), -beta * Logistic.sigmoid(-x)).plusGold(pair, alpha);
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * logProb;
    }
}
