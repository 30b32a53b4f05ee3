package org.example.consumer;

import dev.hone.engine.Completion;
import dev.hone.engine.StopReason;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Verdict;
import dev.hone.training.loop.Cancellation;
import dev.hone.training.loop.RunListener;
import dev.hone.training.loop.RunServices;
import dev.hone.training.loop.TrainingRun;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.run.Metrics;
import dev.hone.training.supplement.StoredGroups;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Pre-trains a tiny model for two steps, sharpens it in a run that is stopped and resumed, writes a rollout and reads it
/// back, and says how the libraries were found: on the class path or on the module path. What reads and writes JSON by
/// reflection works in a named module only where that module is open to it.
public final class Main {
    private static final String RECIPE = """
            kind: pretrain
            model: {width: 16, heads: 1, feed-forward: 16, layers: 1}
            tasks: [chains]
            steps: 2
            evaluation: {problems: 4}
            """;

    private static final String SHARPEN = """
            tasks: [chains]
            sampling: {prompts: 2, group: 2, max-tokens: 4}
            algorithm: a-star-po
            schedule: one-step-off
            steps: 3
            evaluation: {problems: 0}
            """;

    private Main() {}

    /// Arguments: a folder that does not exist yet.
    public static void main(String... args) {
        Path folder = Path.of(args[0]);
        Recipe recipe = Recipe.parse("two steps", RECIPE, folder, List.of());
        Path model;
        try (TrainingRun run = TrainingRun.start(recipe, folder, RunServices.of(RunListener.SILENT))) {
            model = run.train().model().orElseThrow();
        }
        boolean goesOn = goesOn(model, folder.resolveSibling(folder.getFileName() + "-sharpened"));
        System.out.println((Main.class.getModule().isNamed() ? "module path" : "class path") + ": "
                + (Files.exists(model.resolve("model.safetensors")) ? "trained" : "no model") + ", "
                + (keeps() && goesOn ? "kept" : "lost"));
    }

    /// Whether a run that was stopped after a step reads what it had begun for the next, and goes on.
    private static boolean goesOn(Path model, Path folder) {
        Recipe recipe = Recipe.parse("sharpen", SHARPEN, folder, List.of("model=" + model));
        var cancellation = new Cancellation();
        var once = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                cancellation.request();
            }
        }).with(cancellation);
        try (TrainingRun run = TrainingRun.start(recipe, folder, once)) {
            run.train();
        }
        try (TrainingRun run = TrainingRun.resume(folder, RunServices.of(RunListener.SILENT))) {
            return run.train().model().isPresent() && run.state().step() == 3;
        }
    }

    /// Whether a group of rollouts is the same after it was text.
    private static boolean keeps() {
        float[] numbers = {-0.1f, -0.2f};
        var completion = new Completion(new int[] {1}, new int[] {4, 2}, numbers, numbers, numbers,
                StopReason.END_TOKEN);
        Rollout rollout = Rollout.judged(new RolloutId(1, 0, 0), Key.of(1), 0, completion, "4",
                new Verdict.Correct("4"));
        String text = StoredGroups.write(List.of(new Group(
                new Problem("p", "sums", "2+2=", "4", 1, Map.of("kind", "sum")), new int[] {1}, List.of(rollout))));
        return StoredGroups.write(StoredGroups.read(text)).equals(text);
    }
}
