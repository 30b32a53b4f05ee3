package dev.hone.lab.experiment;

import dev.hone.training.recipe.DistillRecipe;
import dev.hone.training.recipe.OnlinePreferenceRecipe;
import dev.hone.training.recipe.PreferenceRecipe;
import dev.hone.training.recipe.ProcessRewardRecipe;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.recipe.RewardModelRecipe;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.recipe.SupervisedRecipe;
import dev.hone.training.recipe.UnpairedPreferenceRecipe;
import dev.hone.training.run.MetricsLine;
import java.util.List;

/// Reads from a run's own log what it spent, so that a run that was resumed counts as one that was not.
final class RunCost {
    private RunCost() {}

    static Cost of(Recipe recipe, List<MetricsLine> lines) {
        Cost cost = Cost.NONE;
        double before = 0;
        for (MetricsLine line : lines) {
            switch (line) {
                case MetricsLine.Trained t -> {
                    double total = t.metrics().find("num_tokens").orElse(before);
                    cost = cost.plus(step(recipe, t, Math.round(total - before)));
                    before = total;
                }
                case MetricsLine.Evaluated e -> cost = cost.plus(
                        new Cost(0, 0, 0, 0, Math.round(e.metrics().find("eval/tokens").orElse(0))));
                case MetricsLine.Flagged f -> {
                    // a flag spends nothing
                }
            }
        }
        return cost;
    }

    private static Cost step(Recipe recipe, MetricsLine.Trained line, long tokens) {
        return switch (recipe) {
            case RlRecipe r -> {
                double completions = line.metrics().find("groups/sampled").orElse(0) * r.sampling().group();
                double length = line.metrics().find("completions/mean_length").orElse(0);
                yield new Cost(
                        Math.round(completions * length),
                        tokens * r.update().epochs(),
                        Math.round(completions),
                        Math.round(line.metrics().find("updates").orElse(0)),
                        0);
            }
            case SupervisedRecipe r -> new Cost(0, tokens, r.batch().sequences(), 1, 0);
            case DistillRecipe r -> new Cost(0, tokens, r.batch().sequences(), 1, 0);
            case PreferenceRecipe r -> other(tokens);
            case OnlinePreferenceRecipe r -> other(tokens);
            case UnpairedPreferenceRecipe r -> other(tokens);
            case RewardModelRecipe r -> other(tokens);
            case ProcessRewardRecipe r -> other(tokens);
        };
    }

    private static Cost other(long tokens) {
        return new Cost(0, tokens, 0, 1, 0);
    }
}
