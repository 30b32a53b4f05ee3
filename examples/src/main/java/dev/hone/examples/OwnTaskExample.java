package dev.hone.examples;

import dev.hone.training.loop.RunListener;
import dev.hone.training.loop.RunServices;
import dev.hone.training.loop.TrainingRun;
import dev.hone.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;

/// Pre-trains a tiny model on a task of the program's own ([Reversal]), then sharpens it: the task is a name in the
/// recipes.
public final class OwnTaskExample {
    private static final String PRETRAIN = """
            kind: pretrain
            model: {width: 32, heads: 2, feed-forward: 64, layers: 1, positions: 32}
            tasks: [reversal]
            steps: 60
            evaluation: {problems: 50}
            """;
    private static final String SHARPEN = """
            model: base/model
            tasks: [reversal]
            sampling: {prompts: 16, group: 8, max-tokens: 8}
            optimizer: {learning-rate: 1e-3}
            steps: 20
            evaluation: {problems: 50}
            """;

    private OwnTaskExample() {}

    /// Arguments: FOLDER, in which the runs `base` and `sharp` are made.
    public static void main(String... args) {
        Path folder = Path.of(args[0]);
        train(PRETRAIN, folder, "base");
        train(SHARPEN, folder, "sharp");
    }

    private static void train(String recipe, Path folder, String name) {
        try (TrainingRun run = TrainingRun.start(
                Recipe.parse(name, recipe, folder, List.of()), folder.resolve(name),
                RunServices.of(RunListener.SILENT))) {
            run.train().after().ifPresent(e -> System.out.println(name + ": accuracy " + e.accuracy().mean()));
        }
    }
}
