package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.InputException;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.rollout.Rollouts;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.RolloutArchive;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.TokenTrace;
import dev.hone.training.run.TokenUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final String GUIDANCE =
            "algorithm={base: lite-ppo, supplements: [{name: guidance, completions: 8, start: 0.7, per: problem}]}";
    private static final String DEMONSTRATIONS = "algorithm={base: rl-plus}";

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

    private static Recipe chains(String... overrides) {
        List<String> all = new ArrayList<>(List.of("tasks=[{family: chains, difficulties: [2]}]", "steps=3",
                "sampling={prompts: 5, group: 4, max-tokens: 24}", "update={mini-batches: 1}"));
        all.addAll(List.of(overrides));
        return rl(all.toArray(new String[0]));
    }

    static List<Metrics> train(Recipe recipe, Path folder, int stopAfter) {
        return train(recipe, folder, stopAfter, Plugins.NONE);
    }

    private static List<Metrics> train(Recipe recipe, Path folder, int stopAfter, Plugins plugins) {
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
        }).with(cancellation).with(plugins);
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
    void demonstrationsAreScoredByThePolicyAndTrainedShaped() {
        List<Metrics> all = train(chains("algorithm={base: luffy, supplements: [{name: demonstrations, added: 2}]}"),
                dir.resolve("luffy"), 99);
        RolloutArchive archive = RunDirectory.open(dir.resolve("luffy")).rollouts();
        var shown = new ArrayList<RolloutLine>();
        archive.forEach(line -> line.origin().ifPresent(o -> shown.add(line)));
        assertThat(shown).hasSize(2 * 5 * 3).allSatisfy(line -> {
            assertThat(line.origin()).hasValue("demonstrated");
            assertThat(line.score()).as(line.text()).hasValue(1);
            assertThat(line.stop()).isEqualTo("end_token");
            TokenTrace trace = archive.trace(line);
            assertThat(trace.uses()).hasSize(1);
            for (int i = 0; i < line.tokens(); i++) {
                assertThat(trace.logProbs()[i]).isNegative();
                assertThat(trace.uses().getFirst().ratios()[i]).as("to the step's first policy").isEqualTo(1);
            }
        });
        for (Metrics m : all) {
            assertThat(m.find("exactness/mismatches")).hasValue(0);
            assertThat(m.find("origin/demonstrated")).hasValue(10);
            assertThat(m.find("ratio/max")).hasValue(1);
        }
    }

    @Test
    void demonstrationsForUnsolvedProblemsAloneAndNoneThatIsTooLong() {
        String unsolved = "algorithm.supplements=[{name: demonstrations, when: all-wrong}]";
        List<Metrics> all = train(chains(unsolved), dir.resolve("unsolved"), 99);
        assertThat(sum(all, "origin/demonstrated")).isPositive();
        Map<String, Double> drawn = new HashMap<>();
        var shown = new ArrayList<String>();
        RunDirectory.open(dir.resolve("unsolved")).rollouts().forEach(line -> {
            String group = line.id().substring(0, line.id().lastIndexOf('.'));
            if (line.origin().isPresent()) {
                shown.add(group);
            } else {
                drawn.merge(group, line.score().orElseThrow(), Math::max);
            }
        });
        assertThat(shown).hasSize((int) sum(all, "origin/demonstrated"))
                .containsExactlyInAnyOrderElementsOf(
                        drawn.keySet().stream().filter(g -> drawn.get(g) < 1).toList());
        List<Metrics> none = train(chains(unsolved, "sampling.max-tokens=4"), dir.resolve("long"), 99);
        assertThat(sum(none, "origin/demonstrated")).isZero();
        assertThat(sum(none, "demonstrations/too_long")).isPositive();
        assertThatThrownBy(() -> train(
                rl("algorithm.supplements=[{name: demonstrations, style: buggy}]"), dir.resolve("style"), 99))
                .hasMessageMatching("algorithm.supplements: task .* knows no style buggy; allowed: steps");
    }

    @Test
    void guidedCompletionsBeginWithForcedTokensAndAreExactBehindThem() {
        List<Metrics> all =
                train(chains(GUIDANCE, "algorithm.supplements.0.per=difficulty"), dir.resolve("guided"), 99,
                        Plugins.NONE.withVerifier((gold, text) -> text.length() > 12 && text.hashCode() % 2 == 0
                                ? Rollouts.RIGHT
                                : Rollouts.WRONG));
        assertThat(sum(all, "origin/guided")).isPositive();
        assertThat(all.getFirst().find("guidance/share").orElseThrow()).isCloseTo(0.7, within(1e-9));
        RolloutArchive archive = RunDirectory.open(dir.resolve("guided")).rollouts();
        Map<String, Integer> trained = new HashMap<>();
        archive.forEach(line -> {
            String group = line.id().substring(0, line.id().lastIndexOf('.'));
            TokenTrace trace = archive.trace(line);
            if (line.origin().isPresent()) {
                assertThat(line.origin()).hasValue("guided");
                assertThat(line.tokens()).isLessThanOrEqualTo(24);
                trained.merge(group, trace.uses().size(), Math::max);
                for (TokenUse use : trace.uses()) {
                    int forced = 0;
                    while (Float.isNaN(use.ratios()[forced])) {
                        forced++;
                    }
                    assertThat(forced).isPositive();
                    for (int i = forced; i < line.tokens(); i++) {
                        assertThat(use.ratios()[i]).isEqualTo(1);
                    }
                }
            }
        });
        archive.forEach(line -> {
            if (line.origin().isEmpty() && trained.containsKey(line.id().substring(0, line.id().lastIndexOf('.')))) {
                assertThat(line.score()).hasValue(0);
                assertThat(line.updates()).as("the guided ones stand in their place").isZero();
            }
        });
        assertThat(trained.values()).as("some of them taught something").contains(1);
        for (Metrics m : all) {
            assertThat(m.find("exactness/mismatches")).hasValue(0);
        }
    }

    @Test
    void guidanceRefusesTasksOfSeveralTurns() {
        assertThatThrownBy(() -> train(rl("tasks=[maze]", "algorithm.supplements=[guidance]"), dir.resolve("maze"), 99))
                .hasMessageContaining("maze is played over several turns");
    }

    @Test
    void nothingAddedIsTheRunWithout() {
        train(rl(), dir.resolve("without"), 99);
        train(rl("algorithm.supplements=[{name: replay-successes, added: 0}, {name: demonstrations, added: 0},"
                + " {name: guidance, completions: 0}]",
                "algorithm.off-policy=shaped-ratio"), dir.resolve("zero"), 99);
        for (String file : List.of("rollouts.jsonl", "rollouts.bin", "model/model.safetensors")) {
            assertThat(dir.resolve("zero").resolve(file)).hasSameBinaryContentAs(dir.resolve("without").resolve(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {REPLAY, DEMONSTRATIONS, GUIDANCE})
    void threadsAndResumesChangeNoBit(String supplement) {
        Path whole = dir.resolve("whole-" + supplement.hashCode());
        Path single = dir.resolve("single-" + supplement.hashCode());
        Path cut = dir.resolve("cut-" + supplement.hashCode());
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
