package dev.hone.training.preference;

import java.util.Set;

/// Triple preference optimisation that does not reward length: the reward is a mean over tokens, and the chosen
/// completion must lead by a margin.
///
/// L = -log σ(β · (log π(chosen) / |chosen| - log π(rejected) / |rejected|) - γ) - α · log π(gold) / |gold|
///
/// Units: natural logarithms a token; γ is in units of the reward, α weighs nats a token.
/// Throws: `IllegalArgumentException` if β is not positive, or α or γ negative.
/// Source: TPO-L, arXiv:2405.16681; β and γ are those of [SimPo] here, the paper tunes them.
public record TpoL(double beta, double alpha, double gamma) implements PreferenceLoss {
    public TpoL {
        Allowed.positive("beta", beta);
        Allowed.notNegative("alpha", alpha);
        Allowed.notNegative("gamma", gamma);
    }

    /// β = 2, α = 1, γ = 1.
    public TpoL() {
        this(2, 1, 1);
    }

    @Override
    public String name() {
        return "tpo-l";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.GOLD);
    }

    @Override
    public PairLoss at(PairScores pair) {
        return new SimPo(beta, gamma).at(pair).plusGold(pair, alpha);
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * logProb / length;
    }
}
