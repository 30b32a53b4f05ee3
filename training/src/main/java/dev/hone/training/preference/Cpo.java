package dev.hone.training.preference;

import java.util.Set;

/// Contrastive preference optimisation: DPO with a uniform reference, plus the likelihood of the chosen completion.
///
/// L = -log σ(β · (log π(chosen) - log π(rejected))) - α · log π(chosen) / |chosen|
///
/// Units: natural logarithms; α weighs nats a token.
/// Throws: `IllegalArgumentException` if β is not positive or α negative.
/// Source: CPO, arXiv:2401.08417, equation 5. As in TRL, the likelihood is a mean over tokens; here over those of each
/// completion, there over those of the batch.
public record Cpo(double beta, double alpha) implements PreferenceLoss {
    public Cpo {
        Allowed.positive("beta", beta);
        Allowed.notNegative("alpha", alpha);
    }

    /// β = 0.1, α = 1.
    public Cpo() {
        this(0.1, 1);
    }

    @Override
    public String name() {
        return "cpo";
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public PairLoss at(PairScores pair) {
        double x = beta * (pair.chosen() - pair.rejected());
        return PairLoss.ofMargin(-Logistic.logSigmoid(x), -beta * Logistic.sigmoid(-x)).plusLikelihood(pair, alpha);
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * logProb;
    }
}
