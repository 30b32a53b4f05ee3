package dev.hone.examples;

import dev.hone.training.loop.RunListener;
import dev.hone.training.loop.RunServices;
import dev.hone.training.loop.TrainingRun;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.Metrics;
import java.nio.file.Path;
import java.util.Arrays;

/// Trains a low-rank adapter of a real model (a Hugging Face directory or a GGUF file) on sums in English; the result
/// is a PEFT directory.
public final class LoraExample {
    private static final String RECIPE = """
            model: %s
            tasks: [worded-sums]
            sampling: {prompts: 8, group: 8, max-tokens: 32}
            adapter: {rank: 16, alpha: 32, targets: [q_proj, k_proj, v_proj, o_proj, gate_proj, up_proj, down_proj]}
            algorithm: {base: dapo}
            optimizer: {learning-rate: 5e-4}
            steps: 12
            evaluation: {problems: 64, samples: 1}
            """;

    private LoraExample() {}

    /// Arguments: MODEL RUN [KEY=VALUE ...].
    public static void main(String... args) {
        String text = RECIPE.formatted(Path.of(args[0]).toAbsolutePath());
        Recipe recipe = Recipe.parse("lora", text, Path.of("."), Arrays.asList(args).subList(2, args.length));
        var listener = new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                System.out.println("step " + step + ": reward " + metrics.find("reward").orElseThrow());
            }
        };
        try (var run = TrainingRun.start(recipe, Path.of(args[1]), RunServices.of(listener))) {
            run.train().after().ifPresent(e -> System.out.println("accuracy " + e.accuracy().mean()));
        }
    }
}
