package dev.hone.training.preference;

import java.util.Set;

/// Direct preference optimisation: the likelihood of the preferences under the reward that the policy implies.
///
/// L = -log σ(β · h)
///
/// Units: natural logarithms; β is the inverse temperature of the implied reward.
/// Throws: `IllegalArgumentException` if β is not positive.
/// Source: DPO, arXiv:2305.18290, equation 7.
public record Dpo(double beta) implements PreferenceLoss {
    public Dpo {
        Allowed.positive("beta", beta);
    }

    /// β = 0.1.
    public Dpo() {
        this(0.1);
    }

    @Override
    public String name() {
        return "dpo";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REFERENCE);
    }

    @Override
    public PairLoss at(PairScores pair) {
        double x = beta * pair.margin();
        return PairLoss.ofMargin(-Logistic.logSigmoid(x), -beta * Logistic.sigmoid(-x));
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * (logProb - reference);
    }
}
