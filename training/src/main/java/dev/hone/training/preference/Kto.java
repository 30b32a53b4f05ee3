package dev.hone.training.preference;

import dev.hone.tasks.LabelledCompletion.Label;
import java.util.Set;

/// Kahneman-Tversky optimisation: gains and losses against a reference point, each completion for itself.
///
/// L = (wd · (1 - σ(β · (c - z))) + wu · (1 - σ(β · (z - r)))) / 2
///
/// z = max(0, mean of log π(y'|x) - log πref(y'|x)) over prompts x with completions y' of other prompts of the batch;
/// it has no gradient. A pair is one desirable and one undesirable example, hence the half: the mean over pairs is the
/// mean over completions. Where completions come single, each has its own half, in full.
/// Units: natural logarithms; wd, wu weigh desirable and undesirable completions.
/// Throws: `IllegalArgumentException` if β or a weight is not positive.
/// Source: KTO, arXiv:2402.01306, equation 8.
public record Kto(double beta, double desirableWeight, double undesirableWeight)
        implements PreferenceLoss, UnpairedLoss {
    public Kto {
        Allowed.positive("beta", beta);
        Allowed.positive("desirable-weight", desirableWeight);
        Allowed.positive("undesirable-weight", undesirableWeight);
    }

    /// β = 0.1, equal weights.
    public Kto() {
        this(0.1, 1, 1);
    }

    @Override
    public String name() {
        return "kto";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.REFERENCE, Need.BASELINE);
    }

    @Override
    public PairLoss at(PairScores pair) {
        double gain = beta * (pair.chosenRatio() - pair.baseline());
        double loss = beta * (pair.baseline() - pair.rejectedRatio());
        return new PairLoss(
                0.5 * (desirableWeight * Logistic.sigmoid(-gain) + undesirableWeight * Logistic.sigmoid(-loss)),
                -0.5 * desirableWeight * beta * Logistic.slope(gain),
                0.5 * undesirableWeight * beta * Logistic.slope(loss));
    }

    @Override
    public boolean needsBaseline() {
        return true;
    }

    @Override
    public ExampleLoss at(double ratio, Label label, double baseline) {
        return switch (label) {
            case DESIRABLE -> {
                double gain = beta * (ratio - baseline);
                yield new ExampleLoss(
                        desirableWeight * Logistic.sigmoid(-gain), -desirableWeight * beta * Logistic.slope(gain));
            }
            case UNDESIRABLE -> {
                double loss = beta * (baseline - ratio);
                yield new ExampleLoss(
                        undesirableWeight * Logistic.sigmoid(-loss), undesirableWeight * beta * Logistic.slope(loss));
            }
        };
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return beta * (logProb - reference);
    }
}
