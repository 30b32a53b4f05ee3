package dev.hone.training.recipe;

import dev.hone.training.algorithm.Algorithm;
import dev.hone.training.regularizer.EntropyBonus;
import dev.hone.training.tokens.KlEstimator;
import dev.hone.training.regularizer.KlInLoss;
import dev.hone.training.regularizer.Regularizer;
import dev.hone.training.reward.AsScored;
import dev.hone.training.reward.KlInReward;
import dev.hone.training.reward.OverlongPenalty;
import dev.hone.training.reward.RewardShaping;
import java.util.ArrayList;
import java.util.List;

/// What an algorithm adds around its four axes, as a recipe writes it: divergence from the reference, entropy, the
/// punishment of overlong completions. A coefficient or weight of 0 means that the term is not there.
record Additions(
        KlEstimator estimator, double kl, Place place, double entropy, int overlongMargin, double overlongWeight) {
    /// Where the divergence counts.
    enum Place { LOSS, REWARD }

    static Additions of(Algorithm a) {
        var found = new Additions(KlEstimator.K3, 0, Place.LOSS, 0, 1, 0);
        for (RewardShaping shaping : a.shaping()) {
            found = switch (shaping) {
                case KlInReward k -> found.withKl(k.estimator(), k.coefficient(), Place.REWARD);
                case OverlongPenalty p -> found.withOverlong(p.margin(), p.weight());
                case AsScored s -> found;
                case RewardShaping.Custom c -> throw AlgorithmSection.unwritable("reward shaping");
            };
        }
        for (Regularizer regularizer : a.regularizers()) {
            found = switch (regularizer) {
                case KlInLoss k -> found.withKl(k.estimator(), k.coefficient(), Place.LOSS);
                case EntropyBonus e -> found.withEntropy(e.coefficient());
                case Regularizer.Custom c -> throw AlgorithmSection.unwritable("regularizer");
            };
        }
        return found;
    }

    Additions read(Section algorithm, int maxTokens) {
        Section k = algorithm.section("kl");
        KlEstimator newEstimator = k.choice("estimator", estimator);
        double newKl = k.number("coefficient", kl, Range.NOT_NEGATIVE);
        Place newPlace = k.choice("in", place);
        Additions withKl = k.finish(() -> withKl(newEstimator, newKl, newPlace));
        double newEntropy = algorithm.number("entropy", entropy, Range.ANY);
        Section o = algorithm.section("overlong");
        int margin = o.integer("margin", overlongMargin, 1, maxTokens);
        double weight = o.number("weight", overlongWeight, Range.NOT_NEGATIVE);
        return o.finish(() -> withKl.withEntropy(newEntropy).withOverlong(margin, weight).checked(maxTokens));
    }

    private Additions checked(int maxTokens) {
        if (overlongWeight > 0) {
            new OverlongPenalty(maxTokens, overlongMargin, overlongWeight);
        }
        return this;
    }

    void write(Outline algorithm) {
        algorithm.section("kl", k -> k.put("estimator", estimator).put("coefficient", kl).put("in", place));
        algorithm.put("entropy", entropy);
        algorithm.section("overlong", o -> o.put("margin", overlongMargin).put("weight", overlongWeight));
    }

    Algorithm applyTo(Algorithm a, int maxTokens) {
        List<RewardShaping> shaping = new ArrayList<>();
        List<Regularizer> regularizers = new ArrayList<>();
        if (overlongWeight > 0) {
            shaping.add(new OverlongPenalty(maxTokens, overlongMargin, overlongWeight));
        }
        if (kl > 0) {
            switch (place) {
                case LOSS -> regularizers.add(new KlInLoss(estimator, kl));
                case REWARD -> shaping.add(new KlInReward(estimator, kl));
            }
        }
        if (entropy != 0) {
            regularizers.add(new EntropyBonus(entropy));
        }
        return a.withShaping(shaping).withRegularizers(regularizers);
    }

    private Additions withKl(KlEstimator e, double coefficient, Place where) {
        return new Additions(e, coefficient, where, entropy, overlongMargin, overlongWeight);
    }

    private Additions withEntropy(double coefficient) {
        return new Additions(estimator, kl, place, coefficient, overlongMargin, overlongWeight);
    }

    private Additions withOverlong(int margin, double weight) {
        return new Additions(estimator, kl, place, entropy, margin, weight);
    }
}
