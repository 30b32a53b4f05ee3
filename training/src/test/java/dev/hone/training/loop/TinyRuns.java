package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.CheckpointStore;
import dev.hone.training.run.ContentHash;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs that take a second: a model of two layers and width 32, a few steps of a few sequences.
final class TinyRuns {
    static final String PRETRAIN = """
            kind: pretrain
            model: {width: 32, feed-forward: 64, layers: 2, heads: 2, positions: 96, rotary-base: 1000, deviation: 0.1}
            tasks: [chains, sorting]
            batch: {sequences: 24, block: 8}
            optimizer: {learning-rate: 1e-2, schedule: constant, warm-up: 2}
            steps: 6
            sampling: {max-tokens: 24}
            evaluation: {every: 3, problems: 6, samples: 2}
            checkpoints: {every: 2, keep: 2}
            threads: 2
            """;

    static final String RL = """
            model: base
            tasks: [chains, sorting]
            sampling: {prompts: 6, group: 4, max-tokens: 16}
            algorithm: {base: lite-ppo, advantage: leave-one-out, kl: {coefficient: 0.01}, entropy: 0.001}
            update: {epochs: 2, mini-batches: 2}
            optimizer: {learning-rate: 1e-3, warm-up: 2}
            steps: 6
            evaluation: {every: 3, problems: 6, samples: 2}
            checkpoints: {every: 2, keep: 2}
            threads: 2
            """;

    static final String PPO = RL
            .replace("kl: {coefficient: 0.01}, entropy: 0.001}",
                    "kl: {coefficient: 0}, shaping: [{name: overlong-penalty, margin: 12, weight: 1}]}")
            .replace("base: lite-ppo, advantage: leave-one-out", "base: ppo")
            + "critic: {optimizer: {learning-rate: 1e-3}}\n";

    private TinyRuns() {}

    static Recipe recipe(Path folder, String text, String... overrides) {
        return Recipe.parse("test.yaml", text, folder, List.of(overrides));
    }

    /// Pre-trains `folder/base`, which the recipe of reinforcement learning names.
    static void base(Path folder) {
        try (TrainingRun run = TrainingRun.start(
                recipe(folder, PRETRAIN, "steps=40", "evaluation.problems=0"),
                folder.resolve("pretraining"),
                RunServices.of(RunListener.SILENT))) {
            run.train();
        }
        try {
            Files.move(folder.resolve("pretraining/model"), folder.resolve("base"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Outcome train(Recipe recipe, Path folder) {
        try (TrainingRun run = TrainingRun.start(recipe, folder, RunServices.of(RunListener.SILENT))) {
            return run.train();
        }
    }

    static Outcome resume(Path folder) {
        try (TrainingRun run = TrainingRun.resume(folder, RunServices.of(RunListener.SILENT))) {
            return run.train();
        }
    }

    /// Weights, moments and logs have the same bytes; only what a clock said may differ.
    static void assertSame(Path a, Path b) {
        for (String file : List.of("metrics.jsonl", "rollouts.jsonl", "rollouts.bin", "recipe.yaml")) {
            assertThat(b.resolve(file)).as(file).hasSameBinaryContentAs(a.resolve(file));
        }
        CheckpointStore.Saved last = RunDirectory.open(a).checkpoints().latest().orElseThrow();
        Path other = RunDirectory.open(b).checkpoints().latest().orElseThrow().folder();
        assertThat(other.getFileName()).isEqualTo(last.folder().getFileName());
        assertThat(ContentHash.of(other.resolve("moments.bin")))
                .as("moments")
                .isEqualTo(ContentHash.of(last.folder().resolve("moments.bin")));
        Path critic = last.folder().resolve("critic.bin");
        if (Files.exists(critic)) {
            assertThat(other.resolve("critic.bin")).hasSameBinaryContentAs(critic);
            Path whole = Path.of("critic/model.safetensors");
            Path file = Files.exists(a.resolve(whole)) ? whole : Path.of("critic/adapter_model.safetensors");
            assertThat(b.resolve(file)).hasSameBinaryContentAs(a.resolve(file));
        }
        for (Path model : List.of(Path.of("model"), last.folder().getFileName().resolve("model"))) {
            Path inA = model.getNameCount() == 1 ? a.resolve(model) : a.resolve("checkpoints").resolve(model);
            Path inB = model.getNameCount() == 1 ? b.resolve(model) : b.resolve("checkpoints").resolve(model);
            assertThat(ContentHash.of(inB.resolve("model.safetensors")))
                    .as(model.toString())
                    .isEqualTo(ContentHash.of(inA.resolve("model.safetensors")));
        }
    }
}
