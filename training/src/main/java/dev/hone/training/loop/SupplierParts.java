package dev.hone.training.loop;

import dev.hone.engine.Sampler;
import dev.hone.engine.Workers;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Ingredient;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.task.ModelText;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/// What suppliers make completions with. `limit` gives the longest completion of a step, `positions` the longest
/// sequence of the model.
record SupplierParts(
        Key seed, TaskMixture mixture, ModelText text, Sampler sampler, PolicyScores scores, Workers workers,
        IntUnaryOperator limit, int positions) {
    /// Whether a completion of so many tokens behind this prompt is one that the step could have drawn.
    boolean fits(int step, int[] prompt, int tokens) {
        return tokens <= limit.applyAsInt(step) && prompt.length + tokens <= positions;
    }

    /// Refuses tasks that are not demonstrated in this style.
    ///
    /// @throws InputException naming the task and its styles
    void requireStyle(Style style) {
        for (Ingredient i : mixture.ingredients()) {
            if (!i.family().styles().contains(style)) {
                throw new InputException("algorithm.supplements: task " + i.family().name() + " knows no style "
                        + word(style) + "; allowed: "
                        + i.family().styles().stream().map(SupplierParts::word).collect(Collectors.joining(", ")));
            }
        }
    }

    private static String word(Style style) {
        return style.name().toLowerCase(Locale.ROOT);
    }
}
