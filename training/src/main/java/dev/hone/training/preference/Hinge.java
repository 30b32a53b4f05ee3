package dev.hone.training.preference;

import java.util.Set;

/// A margin of 1 between the implied rewards is enough; pairs beyond it have no gradient.
///
/// L = max(0, 1 - β · h)
///
/// Units: natural logarithms.
/// Throws: `IllegalArgumentException` if β is not positive.
/// Source: SLiC-HF, arXiv:2305.10425, on ratios to the reference as in RSO, arXiv:2309.06657.
public record Hinge(double beta) implements PreferenceLoss {
    public Hinge {
        Allowed.positive("beta", beta);
    }

    /// β = 0.1.
    public Hinge() {
        this(0.1);
    }

    @Override
    public String name() {
        return "hinge";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REFERENCE);
    }

    @Override
    public PairLoss at(PairScores pair) {
        double lacking = 1 - beta * pair.margin();
        return lacking > 0 ? PairLoss.ofMargin(lacking, -beta) : PairLoss.ofMargin(0, 0);
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * (logProb - reference);
    }
}
