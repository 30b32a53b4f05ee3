package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.TokenTrace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs whose problems are played over several turns.
class EnvironmentRunTest {
    private static final String START = """
            kind: pretrain
            model: {width: 32, feed-forward: 64, layers: 2, heads: 2, positions: 64, rotary-base: 1000, deviation: 0.1}
            tasks: [{family: hidden-number, difficulties: [2, 3]}]
            batch: {sequences: 64, block: 16}
            optimizer: {learning-rate: 1e-2, schedule: linear, warm-up: 5}
            steps: 60
            sampling: {max-tokens: 20}
            evaluation: {problems: 0}
            checkpoints: {every: 0}
            threads: 2
            """;

    private static final String RL = """
            model: ../start/model
            tasks: [{family: hidden-number, difficulties: [2, 3]}]
            sampling: {prompts: 6, group: 4, max-tokens: 14}
            algorithm: {base: grpo}
            update: {epochs: 2, mini-batches: 2}
            optimizer: {learning-rate: 1e-3}
            steps: 4
            evaluation: {every: 2, problems: 6, samples: 2}
            checkpoints: {every: 2, keep: 2}
            threads: 2
            """;

    @TempDir
    private static Path shared;

    @BeforeAll
    static void start() {
        TinyRuns.train(TinyRuns.recipe(shared, START), shared.resolve("start"));
    }

    private static Outcome train(Path folder, String... overrides) {
        return TinyRuns.train(TinyRuns.recipe(folder, RL, overrides), folder);
    }

    private static Path folder(String name) {
        return shared.resolve(name);
    }

    private static List<RolloutLine> lines(RunDirectory run) {
        List<RolloutLine> lines = new ArrayList<>();
        run.rollouts().forEach(lines::add);
        return lines;
    }

    @Test
    void aBudgetEndsGamesAsASmallerGreatestLengthDoes() {
        train(folder("most"), "sampling.max-tokens=9", "evaluation.problems=0");
        train(folder("budget"), "sampling.budget={from: 9, to: 9}", "evaluation.problems=0");
        for (String file : List.of("rollouts.jsonl", "rollouts.bin", "model/model.safetensors")) {
            assertThat(folder("budget").resolve(file)).hasSameBinaryContentAs(folder("most").resolve(file));
        }
        assertThat(lines(RunDirectory.open(folder("budget")))).allMatch(l -> l.tokens() <= 9)
                .anyMatch(l -> l.stop().equals("length"));
    }

    @Test
    void forcedTokensAreNotTrainedAndEveryBitIsComputedAgain() {
        train(folder("run"));
        RunDirectory run = RunDirectory.open(folder("run"));
        List<RolloutLine> lines = lines(run);
        assertThat(lines).hasSize(4 * 6 * 4).allMatch(l -> l.family().equals("hidden-number"));
        assertThat(lines).anyMatch(l -> l.text().matches("(?s)\\d+\n\u2192 [<>?]\n.*"));
        int forced = 0;
        for (RolloutLine line : lines) {
            TokenTrace trace = run.rollouts().trace(line);
            int turns = (int) line.text().lines().filter(l -> l.startsWith("\u2192")).count();
            int untrained = 0;
            if (trace.uses().isEmpty()) {
                continue; // of a group that taught nothing
            }
            for (float ratio : trace.uses().getFirst().ratios()) {
                untrained += Float.isNaN(ratio) ? 1 : 0;
            }
            if (untrained < trace.ids().length) {
                assertThat(untrained).isEqualTo(turns);
                forced += turns;
            }
        }
        assertThat(forced).isPositive();
    }

    @Test
    void threadsAndResumingChangeNoBit() {
        train(folder("two"));
        train(folder("one"), "threads=1");
        for (RolloutLine line : lines(RunDirectory.open(folder("two")))) {
            assertThat(RunDirectory.open(folder("one")).rollouts().find(line.id())).isEqualTo(line);
        }
        RolloutLine last = lines(RunDirectory.open(folder("two"))).getLast();
        Replay.Result again = Replay.of(RunDirectory.open(folder("two")), last.id(), RunListener.SILENT);
        assertThat(again.identical()).isTrue();
    }

    /// Verdicts of worlds that were played ahead are in the checkpoint; a world cannot be wound back.
    @Test
    void worldsArePlayedAheadButNotInterrupted() {
        Path whole = folder("ahead");
        train(whole, "schedule=one-step-off");
        assertThat(lines(RunDirectory.open(whole))).anyMatch(l -> l.id().startsWith("4.") && l.version() == 2);
        Path cut = folder("ahead-cut");
        var cancellation = new Cancellation();
        var services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                if (step == 2) {
                    cancellation.request();
                }
            }
        }).with(cancellation);
        try (TrainingRun run = TrainingRun.start(
                TinyRuns.recipe(cut, RL, "schedule=one-step-off"), cut, services)) {
            run.train();
        }
        TinyRuns.resume(cut);
        TinyRuns.assertSame(whole, cut);
        assertThatThrownBy(() -> train(folder("refused"), "schedule={name: asynchronous, interruption: recompute}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be wound back");
    }

    @ParameterizedTest
    @ValueSource(strings = {"turn-level", "step-level", "episode-return", "{name: episode-return, gamma: 0.5}"})
    void turnsHaveAdvantagesOfTheirOwn(String advantage) {
        Path folder = folder("turns-" + advantage.replaceAll("[^a-z]", ""));
        train(folder, "algorithm.advantage=" + advantage, "algorithm.kl={coefficient: 0}", "steps=2");
        RunDirectory run = RunDirectory.open(folder);
        int severalTurns = 0;
        int different = 0;
        for (RolloutLine line : lines(run)) {
            TokenTrace trace = run.rollouts().trace(line);
            boolean[] own = own(trace);
            for (int t = 1; t < own.length; t++) {
                boolean begins = own[t] && !own[t - 1];
                severalTurns += begins ? 1 : 0;
                if (trace.advantages()[t] != trace.advantages()[t - 1]) {
                    assertThat(begins).as("an advantage changes with a turn only").isTrue();
                    different++;
                }
            }
        }
        assertThat(severalTurns).isPositive();
        assertThat(different > 0).isEqualTo(!advantage.equals("episode-return"));
    }

    /// Which tokens are the model's own, as the first optimizer step knew it; all where there was none.
    private static boolean[] own(TokenTrace trace) {
        boolean[] own = new boolean[trace.ids().length];
        for (int t = 0; t < own.length; t++) {
            own[t] = trace.uses().isEmpty() || !Float.isNaN(trace.uses().getFirst().ratios()[t]);
        }
        return own;
    }

    @Test
    void aCriticLearnsOverTurns() {
        train(folder("critic"), "algorithm=ppo", "critic={optimizer: {learning-rate: 1e-3}}", "steps=2");
        RunDirectory run = RunDirectory.open(folder("critic"));
        int forced = 0;
        for (RolloutLine line : lines(run)) {
            TokenTrace trace = run.rollouts().trace(line);
            boolean[] own = own(trace);
            for (int t = 0; t < own.length; t++) {
                if (!own[t]) {
                    assertThat(trace.advantages()[t]).isZero();
                    forced++;
                }
            }
        }
        assertThat(forced).isPositive();
    }

    /// From demonstrations that are mostly guesses, reinforcement learning finds the way of halving.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    @Tag("learning")
    void guessesBecomeASearch(int seed) {
        Path folder = folder("learning-" + seed);
        Outcome outcome = train(folder, "steps=80", "sampling.prompts=32", "sampling.group=8", "seed=" + seed,
                "update.epochs=1", "update.mini-batches=1", "optimizer.learning-rate=2e-3", "evaluation.every=0",
                "evaluation.problems=24", "evaluation.samples=16", "checkpoints.every=0");
        double before = outcome.before().orElseThrow().accuracy().mean();
        double after = outcome.after().orElseThrow().accuracy().mean();
        assertThat(after).isGreaterThan(before + 0.1);
    }
}
