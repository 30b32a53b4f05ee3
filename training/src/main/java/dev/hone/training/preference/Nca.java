package dev.hone.training.preference;

import java.util.Set;

/// Noise contrastive alignment: chosen and rejected completions are told from the reference one by one, so that the
/// likelihood of the chosen ones does not fall.
///
/// L = -log σ(β · c) - 1/2 · log σ(-β · c) - 1/2 · log σ(-β · r)
///
/// Units: natural logarithms.
/// Throws: `IllegalArgumentException` if β is not positive.
/// Source: NCA, arXiv:2402.05369, for pairs.
public record Nca(double beta) implements PreferenceLoss {
    public Nca {
        Allowed.positive("beta", beta);
    }

    /// β = 0.1.
    public Nca() {
        this(0.1);
    }

    @Override
    public String name() {
        return "nca";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REFERENCE);
    }

    @Override
    public PairLoss at(PairScores pair) {
        double c = beta * pair.chosenRatio();
        double r = beta * pair.rejectedRatio();
        double value = -Logistic.logSigmoid(c) - 0.5 * Logistic.logSigmoid(-c) - 0.5 * Logistic.logSigmoid(-r);
        return new PairLoss(
                value,
                beta * (0.5 * Logistic.sigmoid(c) - Logistic.sigmoid(-c)),
                beta * 0.5 * Logistic.sigmoid(r));
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * (logProb - reference);
    }
}
