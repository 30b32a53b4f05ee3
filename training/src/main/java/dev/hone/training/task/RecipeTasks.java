package dev.hone.training.task;

import dev.hone.tasks.Ingredient;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.recipe.TaskShare;
import java.util.List;

/// The mixture of tasks that a recipe names.
public final class RecipeTasks {
    private RecipeTasks() {}

    /// Families by name, data sets read from their files.
    ///
    /// @throws dev.hone.foundation.InputException if a file cannot be read, or a family is unknown
    public static TaskMixture mixture(List<TaskShare> shares) {
        return new TaskMixture(shares.stream().map(RecipeTasks::ingredient).toList());
    }

    private static Ingredient ingredient(TaskShare share) {
        return share.spec().resolve();
    }
}
