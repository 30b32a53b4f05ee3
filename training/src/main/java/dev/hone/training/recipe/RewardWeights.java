package dev.hone.training.recipe;

import dev.hone.training.reward.RewardSum;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The list `rewards` of a recipe: which named rewards count, and how much.
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
            Optional<Path> model = r.has("model")
                    ? Optional.of(ModelSource.onDisk(r, "model", folder).path())
                    : Optional.empty();
            weights.add(r.finish(() -> new RewardSum.Weight(name, weight, model)));
        }
        return weights;
    }

    static void write(Outline o, List<RewardSum.Weight> weights) {
        o.sections("rewards", weights, (x, w) -> {
            x.put("name", w.name()).put("weight", w.weight());
            w.model().ifPresent(m -> x.put("model", m.toString()));
        });
    }
}
