package dev.hone.training.task;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Ingredient;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.training.recipe.TaskShare;
import java.util.List;

/// The mixture of tasks that a recipe names.
public final class RecipeTasks {
    private RecipeTasks() {}

    /// Families by name, data sets read from their files.
    ///
    /// @throws InputException if a file cannot be read, a family is unknown, or this machine lacks what its worlds need
    public static TaskMixture mixture(List<TaskShare> shares) {
        return new TaskMixture(shares.stream().map(RecipeTasks::ingredient).toList());
    }

    private static Ingredient ingredient(TaskShare share) {
        Ingredient ingredient = share.spec().resolve();
        if (ingredient.family() instanceof EnvironmentFamily worlds) {
            worlds.lacking().ifPresent(why -> {
                throw new InputException("task " + worlds.name() + " cannot be played here: " + why);
            });
        }
        return ingredient;
    }
}
