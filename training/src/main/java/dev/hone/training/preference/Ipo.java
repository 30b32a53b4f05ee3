package dev.hone.training.preference;

import java.util.Set;

/// Identity preference optimisation: the margin is drawn to a fixed value instead of to infinity.
///
/// L = (c / |chosen| - r / |rejected| - 1 / (2β))²
///
/// Units: natural logarithms a token; β is τ of the paper.
/// Throws: `IllegalArgumentException` if β is not positive.
/// Source: IPO, arXiv:2310.12036, equation 17. Differs from the paper's text: log-ratios are means over tokens, as in
/// TRL, so that the target does not depend on length.
public record Ipo(double beta) implements PreferenceLoss {
    public Ipo {
        Allowed.positive("beta", beta);
    }

    /// β = 0.1.
    public Ipo() {
        this(0.1);
    }

    @Override
    public String name() {
        return "ipo";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REFERENCE);
    }

    @Override
    public PairLoss at(PairScores pair) {
        double miss = pair.marginPerToken() - 1 / (2 * beta);
        return PairLoss.ofMarginPerToken(pair, miss * miss, 2 * miss);
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * (logProb - reference) / length;
    }
}
