package dev.hone.training.recipe;

import dev.hone.training.algorithm.Algorithm;
import dev.hone.training.regularizer.EntropyBonus;
import dev.hone.training.regularizer.KlInLoss;
import dev.hone.training.regularizer.Regularizer;
import dev.hone.training.reward.KlInReward;
import dev.hone.training.reward.OverlongPenalty;
import dev.hone.training.reward.RewardShaping;
import dev.hone.training.tokens.KlEstimator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Three keys of `algorithm` that change one member of a list and leave the others: `kl` (in the loss or in the
/// reward), `entropy`, `overlong`. A coefficient or weight of 0 takes the member away.
final class Shorthands {
    /// Where the divergence from the reference counts.
    enum Place { LOSS, REWARD }

    private Shorthands() {}

    static Algorithm read(Section s, Algorithm base, int maxTokens) {
        Algorithm a = base;
        if (s.has("kl")) {
            a = kl(s.section("kl"), a);
        }
        if (s.has("entropy")) {
            double coefficient = s.number("entropy", 0, Range.ANY);
            a = a.withRegularizers(replaced(
                    a.regularizers(), EntropyBonus.class,
                    coefficient == 0 ? List.of() : List.of(new EntropyBonus(coefficient))));
        }
        if (s.has("overlong")) {
            a = overlong(s.section("overlong"), a, maxTokens);
        }
        return a;
    }

    private static Algorithm kl(Section k, Algorithm a) {
        KlEstimator estimator = KlEstimator.K3;
        double coefficient = 0;
        Place place = Place.LOSS;
        for (Regularizer r : a.regularizers()) {
            if (r instanceof KlInLoss(KlEstimator e, double c)) {
                estimator = e;
                coefficient = c;
            }
        }
        for (RewardShaping r : a.shaping()) {
            if (r instanceof KlInReward(KlEstimator e, double c)) {
                estimator = e;
                coefficient = c;
                place = Place.REWARD;
            }
        }
        KlEstimator e = k.choice("estimator", estimator);
        double c = k.number("coefficient", coefficient, Range.NOT_NEGATIVE);
        Place in = k.choice("in", place);
        List<Regularizer> inLoss = c > 0 && in == Place.LOSS ? List.of(new KlInLoss(e, c)) : List.of();
        List<RewardShaping> inReward = c > 0 && in == Place.REWARD ? List.of(new KlInReward(e, c)) : List.of();
        return k.finish(() -> a.withRegularizers(replaced(a.regularizers(), KlInLoss.class, inLoss))
                .withShaping(replaced(a.shaping(), KlInReward.class, inReward)));
    }

    private static Algorithm overlong(Section o, Algorithm a, int maxTokens) {
        OverlongPenalty now = a.shaping().stream()
                .filter(OverlongPenalty.class::isInstance)
                .map(OverlongPenalty.class::cast)
                .findFirst()
                .orElse(new OverlongPenalty(maxTokens, 1, 0));
        int margin = o.integer("margin", now.margin(), 1, maxTokens);
        double weight = o.number("weight", now.weight(), Range.NOT_NEGATIVE);
        return o.finish(() -> a.withShaping(replaced(
                a.shaping(), OverlongPenalty.class,
                weight == 0 ? List.of() : List.of(new OverlongPenalty(maxTokens, margin, weight)))));
    }

    /// The list with the members of this type taken out; the new ones stand where the first of them stood, or last.
    private static <T> List<T> replaced(List<T> list, Class<? extends T> type, List<? extends T> by) {
        int first = 0;
        while (first < list.size() && !type.isInstance(list.get(first))) {
            first++;
        }
        List<T> others = new ArrayList<>(Stream.concat(
                list.subList(0, first).stream(),
                list.subList(first, list.size()).stream().filter(x -> !type.isInstance(x)))
                .toList());
        others.addAll(first, by);
        return others;
    }
}
