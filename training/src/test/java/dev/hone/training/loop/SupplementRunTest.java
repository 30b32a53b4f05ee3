package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.RolloutArchive;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs in which more enters a batch than was drawn for it.
class SupplementRunTest {
    private static final String RL = """
            model: base
            tasks: [{family: jsonl, file: few.jsonl, verifier: last-integer}]
            sampling: {prompts: 10, group: 8, max-tokens: 16}
            algorithm: {base: lite-ppo, kl: {coefficient: 0.01}}
            update: {mini-batches: 2}
            optimizer: {learning-rate: 1e-3, warm-up: 2}
            steps: 6
            evaluation: {problems: 0}
            checkpoints: {every: 2, keep: 2}
            threads: 2
            """;
    private static final String REPLAY = "algorithm.supplements=[{name: replay-successes, added: 2, max-age: 5}]";

    @TempDir
    static Path dir;

    @BeforeAll
    static void base() throws IOException {
        TinyRuns.base(dir);
        var lines = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            lines.append("{\"prompt\": \"c").append(i % 10).append('+').append(1 + i / 3).append("=\", \"answer\": \"")
                    .append(i % 10 + 1 + i / 3).append("\"}\n");
        }
        Files.writeString(dir.resolve("few.jsonl"), lines);
    }

    private static Recipe rl(String... overrides) {
        return TinyRuns.recipe(dir, RL, overrides);
    }

    static List<Metrics> train(Recipe recipe, Path folder, int stopAfter) {
        var all = new ArrayList<Metrics>();
        var cancellation = new Cancellation();
        var services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                all.add(metrics);
                if (step == stopAfter) {
                    cancellation.request();
                }
            }
        }).with(cancellation);
        try (TrainingRun run = TrainingRun.start(recipe, folder, services)) {
            run.train();
        }
        return all;
    }

    private static double sum(List<Metrics> all, String name) {
        return all.stream().mapToDouble(m -> m.find(name).orElse(0)).sum();
    }

    @Test
    void replayedCompletionsAreTrainedFromTheirOwnPolicy() {
        List<Metrics> all = train(rl(REPLAY), dir.resolve("replay"), 99);
        assertThat(all.getFirst().find("origin/replayed")).hasValue(0);
        assertThat(sum(all, "origin/replayed")).isPositive();
        assertThat(all.getLast().find("replay/kept").orElseThrow()).isPositive();
        for (Metrics m : all) {
            assertThat(m.find("exactness/mismatches")).hasValue(0);
            assertThat(m.find("origin/replayed_age").orElse(1)).isBetween(1.0, 5.0);
        }
        RolloutArchive archive = RunDirectory.open(dir.resolve("replay")).rollouts();
        var replayed = new ArrayList<RolloutLine>();
        archive.forEach(line -> line.origin().ifPresent(o -> replayed.add(line)));
        assertThat(replayed).hasSize((int) sum(all, "origin/replayed")).allSatisfy(line -> {
            assertThat(line.origin()).hasValue("replayed");
            assertThat(line.score()).hasValue(1);
            assertThat(line.version()).isLessThan(RolloutId.parse(line.id()).step() - 1);
        });
        assertThatThrownBy(() -> Replay.of(RunDirectory.open(dir.resolve("replay")), replayed.getFirst().id(),
                RunListener.SILENT)).isInstanceOf(InputException.class).hasMessageContaining("is replayed");
        assertThat(all.getLast().find("ratio/max").orElseThrow()).as("of what the policy drew").isLessThan(5);
    }

    @Test
    void nothingAddedIsTheRunWithout() {
        train(rl(), dir.resolve("without"), 99);
        train(rl("algorithm.supplements=[{name: replay-successes, added: 0}]"), dir.resolve("zero"), 99);
        for (String file : List.of("rollouts.jsonl", "rollouts.bin", "model/model.safetensors")) {
            assertThat(dir.resolve("zero").resolve(file)).hasSameBinaryContentAs(dir.resolve("without").resolve(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {REPLAY})
    void threadsAndResumesChangeNoBit(String supplement) {
        Path whole = dir.resolve("whole");
        Path single = dir.resolve("single");
        Path cut = dir.resolve("cut");
        train(rl(supplement), whole, 99);
        train(rl(supplement, "threads=1"), single, 99);
        train(rl(supplement), cut, 3);
        TinyRuns.resume(cut);
        TinyRuns.assertSame(whole, cut);
        for (String file : List.of("metrics.jsonl", "rollouts.bin", "model/model.safetensors")) {
            assertThat(single.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
        }
    }
}
