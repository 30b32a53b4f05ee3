package dev.hone.training.preference;

import dev.hone.tasks.LabelledCompletion.Label;
import java.util.Set;

/// Anchored preference optimisation for chosen completions that are better than the model: up with them, down with the
/// rejected ones, each against the reference.
///
/// L = 1 - σ(β · c) + σ(β · r)
///
/// Units: natural logarithms.
/// Throws: `IllegalArgumentException` if β is not positive.
/// Source: APO-zero, arXiv:2408.06266, equation 7.
public record ApoZero(double beta) implements PreferenceLoss, UnpairedLoss {
    public ApoZero {
        Allowed.positive("beta", beta);
    }

    /// β = 0.1.
    public ApoZero() {
        this(0.1);
    }

    @Override
    public String name() {
        return "apo-zero";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REFERENCE);
    }

    @Override
    public PairLoss at(PairScores pair) {
        double c = beta * pair.chosenRatio();
        double r = beta * pair.rejectedRatio();
        return new PairLoss(
                Logistic.sigmoid(-c) + Logistic.sigmoid(r), -beta * Logistic.slope(c), beta * Logistic.slope(r));
    }

    @Override
    public boolean needsBaseline() {
        return false;
    }

    @Override
    public ExampleLoss at(double ratio, Label label, double baseline) {
        double x = beta * ratio;
        return switch (label) {
            case DESIRABLE -> new ExampleLoss(Logistic.sigmoid(-x), -beta * Logistic.slope(x));
            case UNDESIRABLE -> new ExampleLoss(Logistic.sigmoid(x), beta * Logistic.slope(x));
        };
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * (logProb - reference);
    }
}
