package dev.hone.training.preference;

import java.util.Set;

/// Self-play preference optimisation: each log-ratio is drawn to what a certain win, or a certain defeat, is worth.
///
/// L = (c - 1 / (2β))² + (r + 1 / (2β))²
///
/// Units: natural logarithms.
/// Throws: `IllegalArgumentException` if β is not positive.
/// Source: SPPO, arXiv:2405.00675, equation 4.7 with probabilities 1 and 0; the paper's η is 1 / β.
public record Sppo(double beta) implements PreferenceLoss {
    public Sppo {
        Allowed.positive("beta", beta);
    }

    /// β = 0.1.
    public Sppo() {
        this(0.1);
    }

    @Override
    public String name() {
        return "sppo";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REFERENCE);
    }

    @Override
    public PairLoss at(PairScores pair) {
        double c = pair.chosenRatio() - 0.5 / beta;
        double r = pair.rejectedRatio() + 0.5 / beta;
        return new PairLoss(c * c + r * r, 2 * c, 2 * r);
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * (logProb - reference);
    }
}
