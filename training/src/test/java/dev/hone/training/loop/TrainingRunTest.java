package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.rollout.Group;
import dev.hone.training.run.Flag;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.MetricsLine;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.RunStopped;
import dev.hone.training.run.TokenTrace;
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

class TrainingRunTest {
    @TempDir
    static Path dir;

    @BeforeAll
    static void base() {
        TinyRuns.base(dir);
    }

    private static Recipe rl(String... overrides) {
        return TinyRuns.recipe(dir, TinyRuns.RL, overrides);
    }

    private static List<Metrics> metrics(Recipe recipe, String name) {
        var all = new ArrayList<Metrics>();
        var services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                all.add(metrics);
            }
        });
        try (TrainingRun run = TrainingRun.start(recipe, dir.resolve(name), services)) {
            run.train();
        }
        return all;
    }

    @Test
    void preTrainingLearns() {
        List<Metrics> all = metrics(TinyRuns.recipe(dir, TinyRuns.PRETRAIN, "steps=30"), "learns");
        assertThat(all.getFirst().find("loss").orElseThrow()).isBetween(3.5, 5.0);
        assertThat(all.getLast().find("loss").orElseThrow()).isLessThan(2.6);
    }

    @Test
    void threadsChangeNoBit() {
        for (String text : List.of(TinyRuns.PRETRAIN, TinyRuns.RL)) {
            String name = text.contains("pretrain") ? "pretrain" : "rl";
            TinyRuns.train(TinyRuns.recipe(dir, text, "threads=1"), dir.resolve(name + "-1"));
            TinyRuns.train(TinyRuns.recipe(dir, text, "threads=2"), dir.resolve(name + "-2"));
            for (String file : List.of("metrics.jsonl", "rollouts.jsonl", "rollouts.bin", "model/model.safetensors")) {
                assertThat(dir.resolve(name + "-1").resolve(file))
                        .hasSameBinaryContentAs(dir.resolve(name + "-2").resolve(file));
            }
        }
    }

    @Test
    void everyFirstUpdateIsExact() {
        List<Metrics> all = metrics(rl("update={epochs: 1, mini-batches: 1}"), "exact");
        assertThat(all).hasSize(6);
        for (Metrics m : all) {
            assertThat(m.find("exactness/tokens").orElseThrow()).isPositive();
            assertThat(m.find("exactness/mismatches")).hasValue(0);
            assertThat(m.find("ratio/min")).hasValue(1);
            assertThat(m.find("ratio/max")).hasValue(1);
        }
    }

    @Test
    void laterUpdatesLeaveTheSampler() {
        List<Metrics> all = metrics(rl(), "later");
        assertThat(all.getLast().find("updates")).hasValue(4);
        assertThat(all.getLast().find("ratio/max").orElseThrow()).isGreaterThan(1);
        assertThat(all.getLast().find("exactness/mismatches")).hasValue(0);
        assertThat(metrics(rl("steps=1", "update={epochs: 1, mini-batches: 1}"), "first").getFirst().find("kl"))
                .as("of the first update")
                .hasValue(0);
        assertThat(all.getLast().find("kl").orElseThrow()).isPositive();
    }

    @Test
    void flatGroupsAreRefilled() {
        List<Metrics> all = metrics(rl("algorithm={base: dapo}", "steps=2"), "refilled");
        double sampled = all.getFirst().find("groups/sampled").orElseThrow();
        double kept = all.getFirst().find("groups/kept").orElseThrow();
        assertThat(sampled).isGreaterThan(6).isLessThanOrEqualTo(24);
        assertThat(kept).isLessThanOrEqualTo(6);
        assertThat(all.get(1).find("exactness/mismatches")).hasValue(0);
    }

    @Test
    void aReplacedReferenceBeginsAtDistanceZero() {
        List<Metrics> kept = metrics(rl("steps=3", "update={epochs: 1, mini-batches: 1}"), "kept");
        List<Metrics> replaced = metrics(rl("steps=3",
                "update={epochs: 1, mini-batches: 1, renewal: {reference-every: 2}}"), "replaced");
        assertThat(kept.get(2).find("kl").orElseThrow()).isPositive();
        assertThat(replaced.get(1).find("kl")).isEqualTo(kept.get(1).find("kl"));
        assertThat(replaced.get(2).find("kl")).hasValue(0);
    }

    @Test
    void whatIsBegunAnewIsInTheCheckpoint() {
        for (String renewal : List.of("{reference-average: 0.5, optimizer-every: 2}", "{reference-every: 2}")) {
            String update = "update={epochs: 1, mini-batches: 2, renewal: " + renewal + "}";
            String name = renewal.contains("average") ? "average" : "replaced";
            Recipe recipe = rl(update);
            TinyRuns.train(recipe, dir.resolve(name + "-whole"));
            var cancellation = new Cancellation();
            var services = RunServices.of(new RunListener() {
                @Override
                public void stepped(int step, Metrics metrics, Metrics seconds) {
                    if (step == 3) {
                        cancellation.request();
                    }
                }
            }).with(cancellation);
            Path cut = dir.resolve(name + "-cut");
            try (TrainingRun run = TrainingRun.start(recipe, cut, services)) {
                run.train();
            }
            try (TrainingRun run = TrainingRun.resume(cut, RunServices.of(RunListener.SILENT))) {
                run.train();
            }
            for (String file : List.of("metrics.jsonl", "rollouts.bin", "model/model.safetensors")) {
                assertThat(cut.resolve(file)).hasSameBinaryContentAs(dir.resolve(name + "-whole").resolve(file));
            }
        }
    }

    @Test
    void oversampledGroupsAreRecordedWholeAndTrainedInPart() throws IOException {
        Recipe plain = rl("steps=1");
        List<Metrics> all = metrics(rl("steps=1", "algorithm.group-selection=resample-on-correct"), "oversampled");
        TinyRuns.train(plain, dir.resolve("plain"));
        long sampled = Files.readAllLines(dir.resolve("plain/rollouts.jsonl")).size();
        assertThat(Files.readAllLines(dir.resolve("oversampled/rollouts.jsonl"))).hasSize((int) (2 * sampled));
        assertThat(all.getFirst().find("exactness/mismatches")).hasValue(0);
        assertThat(all.getFirst().find("exactness/tokens").orElseThrow()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5})
    void aCancelledRunGoesOnAsIfNothingHadHappened(int stopAfter) {
        Path whole = dir.resolve("whole-" + stopAfter);
        TinyRuns.train(rl(), whole);
        Path cut = dir.resolve("cut-" + stopAfter);
        var cancellation = new Cancellation();
        if (stopAfter == 0) {
            cancellation.request();
        }
        var services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                if (step == stopAfter) {
                    cancellation.request();
                }
            }
        })
                .with(cancellation);
        try (TrainingRun run = TrainingRun.start(rl(), cut, services)) {
            Outcome outcome = run.train();
            assertThat(outcome.end()).isEqualTo(Outcome.End.CANCELLED);
            assertThat(outcome.steps()).isEqualTo(stopAfter);
            assertThat(outcome.model()).isEmpty();
        }
        Outcome outcome = TinyRuns.resume(cut);
        assertThat(outcome.end()).isEqualTo(Outcome.End.FINISHED);
        TinyRuns.assertSame(whole, cut);
    }

    @Test
    void aRolloutIsMadeAgainBitForBit() {
        Path folder = dir.resolve("replayed");
        TinyRuns.train(rl(), folder);
        RunDirectory run = RunDirectory.open(folder);
        Replay.Result late = Replay.of(run, "6.2.3", RunListener.SILENT);
        assertThat(late.identical()).isTrue();
        assertThat(late.trained()).as("from the checkpoint of step 4").isEqualTo(1);
        Replay.Result early = Replay.of(run, "2.0.1", RunListener.SILENT);
        assertThat(early.identical()).isTrue();
        assertThat(early.trained()).as("from the first weights").isEqualTo(1);
        assertThat(early.again().ids()).isEqualTo(early.stored().ids());
        assertThatThrownBy(() -> Replay.of(run, "7.0.0", RunListener.SILENT))
                .hasMessageContaining("no rollout '7.0.0'");
        assertThatThrownBy(() -> Replay.of(run, "x", RunListener.SILENT)).isInstanceOf(InputException.class);
    }

    @Test
    void theReplayNoticesOtherWeights() throws IOException {
        Path folder = dir.resolve("changed");
        TinyRuns.train(rl("checkpoints.keep=9"), folder);
        assertThat(Replay.of(RunDirectory.open(folder), "3.0.0", RunListener.SILENT).identical()).isTrue();
        Files.move(folder.resolve("checkpoints/step-000002"), folder.resolve("gone"));
        Files.move(folder.resolve("checkpoints/step-000006"), folder.resolve("checkpoints/step-000002"));
        var sixth = Replay.of(RunDirectory.open(folder), "3.0.0", RunListener.SILENT);
        assertThat(sixth.identical()).isFalse();
    }

    @Test
    void aStepThatIsNotFiniteStopsTheRun() {
        assertThatThrownBy(() -> TinyRuns.train(
                TinyRuns.recipe(dir, TinyRuns.PRETRAIN, "optimizer.learning-rate=1e30", "optimizer.warm-up=0",
                        "evaluation.problems=0"),
                dir.resolve("infinite")))
                .isInstanceOf(RunStopped.class)
                .hasMessageContaining("step ")
                .hasMessageContaining("checkpoint");
    }

    @Test
    void listenersSeeEveryGroup() {
        var groups = new ArrayList<Group>();
        var services = RunServices.of(new RunListener() {
            @Override
            public void judged(int step, List<Group> judged) {
                groups.addAll(judged);
            }
        });
        try (TrainingRun run = TrainingRun.start(rl("steps=1"), dir.resolve("heard"), services)) {
            run.train();
        }
        assertThat(groups).hasSize(6);
        assertThat(groups.getFirst().rollouts()).hasSize(4).allSatisfy(r -> assertThat(r.advantages()).isNotEmpty());
        var lines = new ArrayList<String>();
        RunDirectory.open(dir.resolve("heard")).rollouts().forEach(line -> lines.add(line.id()));
        assertThat(lines).hasSize(24).startsWith("1.0.0", "1.0.1");
    }

    @Test
    void everyInnerStepIsStored() {
        Path folder = dir.resolve("inner");
        TinyRuns.train(rl("steps=1", "algorithm.advantage=leave-one-out"), folder);
        var archive = RunDirectory.open(folder).rollouts();
        archive.forEach(line -> {
            TokenTrace trace = archive.trace(line);
            assertThat(line.version()).isZero();
            assertThat(trace.uses()).as("two epochs, one mini-batch of each has the rollout").hasSize(2);
            assertThat(line.updates()).isEqualTo(2);
            assertThat(trace.advantages()).hasSize(line.tokens());
            assertThat(trace.advantages()[0]).isEqualTo((float) line.advantage());
        });
        boolean[] moved = new boolean[1];
        archive.forEach(line -> {
            for (float ratio : archive.trace(line).uses().getLast().ratios()) {
                moved[0] |= ratio != 1;
            }
        });
        assertThat(moved[0]).as("the second epoch sees other weights").isTrue();
    }

    @Test
    void aFlagIsHeardStoredAndNotRaisedAgainByAResume() {
        Path folder = dir.resolve("flagged");
        var heard = new ArrayList<Flag>();
        var cancellation = new Cancellation();
        var listener = new RunListener() {
            @Override
            public void flagged(Flag flag) {
                heard.add(flag);
            }

            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                if (step == 4) {
                    cancellation.request();
                }
            }
        };
        // A length of one token leaves no right answer: all rewards are 0.
        Recipe recipe = TinyRuns.recipe(dir, TinyRuns.RL, "sampling.max-tokens=1", "algorithm={base: dr-grpo}");
        try (TrainingRun run =
                TrainingRun.start(recipe, folder, RunServices.of(listener).with(cancellation))) {
            run.train();
        }
        assertThat(heard).extracting(Flag::rule, Flag::step)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("all-rewards-equal", 3));
        TinyRuns.resume(folder);
        assertThat(RunDirectory.open(folder).metrics().all().stream().filter(l -> l instanceof MetricsLine.Flagged))
                .containsExactly(new MetricsLine.Flagged(heard.getFirst()));
        Path whole = dir.resolve("flagged-whole");
        TinyRuns.train(recipe, whole);
        TinyRuns.assertSame(whole, folder);
    }

    @Test
    void twoProcessesDoNotWriteOneRun() {
        Path folder = dir.resolve("locked");
        try (TrainingRun run = TrainingRun.start(rl("steps=1"), folder, RunServices.of(RunListener.SILENT))) {
            assertThatThrownBy(() -> TinyRuns.resume(folder))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("writes this run");
            run.train();
        }
        assertThatThrownBy(() -> TinyRuns.train(rl(), folder)).hasMessageContaining("already holds files");
        assertThatThrownBy(() -> TinyRuns.resume(dir.resolve("nowhere"))).hasMessageContaining("not a run");
    }
}
