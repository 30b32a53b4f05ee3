package dev.hone.training.recipe;

import dev.hone.foundation.InputException;
import dev.hone.hub.HubId;
import dev.hone.reasoning.registry.Scorers;
import dev.hone.reasoning.scorer.ProcessReward;
import dev.hone.reasoning.scorer.RewardModelScore;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.training.reward.RewardSource;
import dev.hone.training.reward.RewardSum;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The list `rewards` of a recipe: which named rewards count, how much, and who gives them.
final class RewardWeights {
    private RewardWeights() {}

    static List<RewardSum.Weight> read(Section s, Path folder) {
        List<RewardSum.Weight> weights = new ArrayList<>();
        for (Section r : s.options("rewards", "name")) {
            String name = r.text("name");
            double weight = r.number("weight", 1, Range.ANY);
            if (weights.stream().anyMatch(w -> w.name().equals(name))) {
                throw r.error("name", "'" + name + "' is there twice");
            }
            RewardSource source = source(r, folder);
            weights.add(r.finish(() -> new RewardSum.Weight(name, weight, source)));
        }
        return weights;
    }

    private static RewardSource source(Section r, Path folder) {
        if (r.has("scorer")) {
            if (r.has("model")) {
                throw r.error("model", "a scorer gives this reward; leave one of model and scorer out"
                        + " (who answers a scorer's questions is named at judge)");
            }
            Scorer scorer = placed(scorer(r), r, folder);
            Optional<String> judge = r.optionalText("judge")
                    .map(j -> RewardSource.Scored.isAddress(j) ? j
                            : ModelSource.onDisk(r, "judge", folder).path().toString());
            return r.finish(() -> new RewardSource.Scored(scorer, judge));
        }
        if (r.has("judge")) {
            throw r.error("judge", "nobody asks it; name a scorer, such as scorer: judge");
        }
        return r.has("model")
                ? new RewardSource.RewardModel(ModelSource.onDisk(r, "model", folder).path())
                : new RewardSource.Program();
    }

    private static Scorer scorer(Section r) {
        try {
            return Scorers.all().parse(r.text("scorer"));
        } catch (InputException e) {
            throw r.error("scorer", e.getMessage());
        }
    }

    /// The scorer with its model where the recipe finds it.
    private static Scorer placed(Scorer scorer, Section r, Path folder) {
        return switch (scorer) {
            case RewardModelScore s -> new RewardModelScore(r.placeIn("scorer", s.model(), folder, HubId.Kind.MODEL));
            case ProcessReward s -> new ProcessReward(
                    r.placeIn("scorer", s.model(), folder, HubId.Kind.MODEL), s.end(), s.reduce());
            default -> scorer;
        };
    }

    static void write(Outline o, List<RewardSum.Weight> weights) {
        o.sections("rewards", weights, (x, w) -> {
            x.put("name", w.name()).put("weight", w.weight());
            switch (w.source()) {
                case RewardSource.Program p -> {}
                case RewardSource.RewardModel m -> x.put("model", m.model().toString());
                case RewardSource.Scored s -> {
                    x.put("scorer", Scorers.all().text(s.scorer()));
                    s.judge().ifPresent(judge -> x.put("judge", judge));
                }
            }
        });
    }
}
