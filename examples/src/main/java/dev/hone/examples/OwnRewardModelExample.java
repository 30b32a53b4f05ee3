package dev.hone.examples;

import dev.hone.training.loop.RunListener;
import dev.hone.training.loop.RunServices;
import dev.hone.training.loop.TrainingRun;
import dev.hone.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;

/// Trains a reward model on pairs of right and wrong solutions, then a policy that is rewarded half by it and half by
/// the verifier. The policy learns what the reward model takes for good: watch the accuracy beside the reward.
public final class OwnRewardModelExample {
    private static final String JUDGE = """
            kind: reward-model
            model: %s
            tasks: [chains, addition]
            batch: {pairs: 16, block: 8}
            optimizer: {learning-rate: 1e-3}
            steps: 20
            evaluation: {problems: 40}
            """;
    private static final String POLICY = """
            model: %s
            tasks: [chains, addition]
            rewards: [{name: score, weight: 0.5}, {name: judged, model: judge/model, weight: 0.5}]
            sampling: {prompts: 8, group: 8, max-tokens: 56}
            optimizer: {learning-rate: 4e-4}
            steps: 4
            evaluation: {problems: 40}
            """;

    private OwnRewardModelExample() {}

    /// Arguments: MODEL FOLDER, in which the runs `judge` and `policy` are made.
    public static void main(String... args) {
        Path model = Path.of(args[0]).toAbsolutePath();
        train("judge", JUDGE.formatted(model), Path.of(args[1]));
        train("policy", POLICY.formatted(model), Path.of(args[1]));
    }

    private static void train(String name, String recipe, Path folder) {
        Recipe read = Recipe.parse(name, recipe, folder, List.of());
        try (var run = TrainingRun.start(read, folder.resolve(name), RunServices.of(RunListener.SILENT))) {
            run.train().after().ifPresent(e -> System.out.println(name + ": accuracy " + e.accuracy().mean()));
        }
    }
}
