package dev.hone.examples;

import dev.hone.training.loop.RunListener;
import dev.hone.training.loop.RunServices;
import dev.hone.training.loop.TrainingRun;
import dev.hone.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;

/// Pre-trains a tiny model on episodes in a world of the program's own, whose tool it calls ([Codebook]), then sharpens
/// it there.
public final class OwnEnvironmentExample {
    private static final String PRETRAIN = """
            kind: pretrain
            model: {width: 32, heads: 2, feed-forward: 64, layers: 2, positions: 80}
            tasks: [{family: codebook, difficulties: [2]}]
            optimizer: {learning-rate: 1e-2, schedule: linear}
            steps: 60
            sampling: {max-tokens: 40}
            evaluation: {problems: 20}
            """;
    private static final String SHARPEN = """
            model: base/model
            tasks: [{family: codebook, difficulties: [2]}]
            sampling: {prompts: 8, group: 8, max-tokens: 40}
            optimizer: {learning-rate: 1e-3}
            steps: 4
            evaluation: {problems: 20}
            """;

    private OwnEnvironmentExample() {}

    /// Arguments: FOLDER, in which the runs `base` and `sharp` are made.
    public static void main(String... args) {
        train(PRETRAIN, Path.of(args[0]), "base");
        train(SHARPEN, Path.of(args[0]), "sharp");
    }

    private static void train(String recipe, Path folder, String name) {
        Recipe read = Recipe.parse(name, recipe, folder, List.of());
        try (var run = TrainingRun.start(read, folder.resolve(name), RunServices.of(RunListener.SILENT))) {
            run.train().after().ifPresent(e -> System.out.println(name + ": accuracy " + e.accuracy().mean()));
        }
    }
}
