package dev.hone.training.preference;

import java.util.Set;

/// Odds ratio preference optimisation: fine-tuning on the chosen completion and a penalty on the rejected one's odds,
/// in one stage without a reference.
///
/// L = -p - λ · log σ(log odds(p) - log odds(q)),   odds(p) = exp(p) / (1 - exp(p))
///
/// with p = log π(chosen) / |chosen| and q = log π(rejected) / |rejected|. Odds are those of at most exp(-1e-7): a
/// completion that is certain would have infinite ones.
/// Units: natural logarithms a token; λ is `weight`.
/// Throws: `IllegalArgumentException` if λ is not positive.
/// Source: ORPO, arXiv:2403.07691, equations 6 and 7. The likelihood is a mean over each chosen completion, as in the
/// paper; TRL takes it over the prompt's tokens too.
public record Orpo(double weight) implements PreferenceLoss {
    private static final double MOST = -1e-7;

    public Orpo {
        Allowed.positive("weight", weight);
    }

    /// λ = 0.1.
    public Orpo() {
        this(0.1);
    }

    @Override
    public String name() {
        return "orpo";
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public PairLoss at(PairScores pair) {
        double p = Math.min(pair.chosenPerToken(), MOST);
        double q = Math.min(pair.rejectedPerToken(), MOST);
        double x = p - q - StrictMath.log(-StrictMath.expm1(p)) + StrictMath.log(-StrictMath.expm1(q));
        double pull = weight * Logistic.sigmoid(-x);
        return new PairLoss(
                -weight * Logistic.logSigmoid(x),
                pull / StrictMath.expm1(p) / pair.chosenLength(),
                -pull / StrictMath.expm1(q) / pair.rejectedLength()).plusLikelihood(pair, 1);
    }

    @Override
    public double reward(double logProb, double reference, int length) {
        return weight * logProb / length;
    }
}
