package dev.hone.training.preference;

import java.util.Set;

/// The mean log-probability of a token is the reward, without a reference; chosen completions must lead by a margin.
///
/// L = -log σ(β · (log π(chosen) / |chosen| - log π(rejected) / |rejected|) - γ)
///
/// Units: natural logarithms a token; γ is in units of the reward.
/// Throws: `IllegalArgumentException` if β is not positive or γ negative.
/// Source: SimPO, arXiv:2405.14734, equation 6; γ / β = 0.5 lies in the range that the paper recommends.
public record SimPo(double beta, double gamma) implements PreferenceLoss {
    public SimPo {
        Allowed.positive("beta", beta);
        Allowed.notNegative("gamma", gamma);
    }

    /// β = 2, γ = 1.
    public SimPo() {
        this(2, 1);
    }

    @Override
    public String name() {
        return "simpo";
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public PairLoss at(PairScores pair) {
        double x = beta * (pair.chosenPerToken() - pair.rejectedPerToken()) - gamma;
        return PairLoss.ofMarginPerToken(pair, -Logistic.logSigmoid(x), -beta * Logistic.sigmoid(-x));
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * logProb / length;
    }
}
