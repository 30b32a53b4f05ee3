package org.example.consumer;

import dev.hone.training.loop.RunListener;
import dev.hone.training.loop.RunServices;
import dev.hone.training.loop.TrainingRun;
import dev.hone.training.recipe.Recipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Pre-trains a tiny model for two steps and says how it was found: on the class path or on the module path.
public final class Main {
    private static final String RECIPE = """
            kind: pretrain
            model: {width: 16, heads: 1, feed-forward: 16, layers: 1}
            tasks: [chains]
            steps: 2
            evaluation: {problems: 4}
            """;

    private Main() {}

    /// Arguments: a folder that does not exist yet.
    public static void main(String... args) {
        Path folder = Path.of(args[0]);
        Recipe recipe = Recipe.parse("two steps", RECIPE, folder, List.of());
        try (TrainingRun run = TrainingRun.start(recipe, folder, RunServices.of(RunListener.SILENT))) {
            Path model = run.train().model().orElseThrow();
            System.out.println((Main.class.getModule().isNamed() ? "module path" : "class path") + ": "
                    + (Files.exists(model.resolve("model.safetensors")) ? "trained" : "no model"));
        }
    }
}
