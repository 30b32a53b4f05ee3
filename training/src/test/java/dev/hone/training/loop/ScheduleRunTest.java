package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.VersionChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs whose rollouts are drawn ahead of their step.
class ScheduleRunTest {
    private static final String ONCE = "update={epochs: 1, mini-batches: 1}";

    /// Slow generators: steps overlap, and new weights find completions half written.
    private static final String INTERRUPTED = "schedule={name: asynchronous, staleness: 2, interruption: recompute,"
            + " generators: 5, costs: {training: 0.03}}";

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

    private static List<RolloutLine> lines(String name) {
        List<RolloutLine> lines = new ArrayList<>();
        RunDirectory.open(dir.resolve(name)).rollouts().forEach(lines::add);
        return lines;
    }

    private static int step(RolloutLine line) {
        return Integer.parseInt(line.id().substring(0, line.id().indexOf('.')));
    }

    private static void assertSameRun(String a, String b) {
        for (String file : List.of("metrics.jsonl", "rollouts.jsonl", "rollouts.bin", "model/model.safetensors",
                "checkpoints/step-000006/moments.bin")) {
            assertThat(dir.resolve(a).resolve(file)).as(file)
                    .hasSameBinaryContentAs(dir.resolve(b).resolve(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lite-ppo", "dapo"})
    void asynchronousWithoutStalenessIsSynchronousBitForBit(String algorithm) {
        String set = "algorithm.base=" + algorithm;
        TinyRuns.train(rl(set), dir.resolve("plain-" + algorithm));
        TinyRuns.train(
                rl(set, "schedule={name: asynchronous, staleness: 0, generators: 3}"),
                dir.resolve("zero-" + algorithm));
        assertSameRun("zero-" + algorithm, "plain-" + algorithm);
        if (algorithm.equals("dapo")) {
            assertThat(lines("plain-dapo").size()).as("groups were refilled").isGreaterThan(6 * 6 * 4);
        }
    }

    @Test
    void oneStepOffTrainsWhatTheWeightsBeforeDrew() {
        List<Metrics> all = metrics(rl("schedule=one-step-off", ONCE), "off");
        assertThat(lines("off")).hasSize(6 * 6 * 4)
                .allMatch(l -> l.version() == Math.max(0, step(l) - 2) && l.changes().isEmpty());
        assertThat(all.getFirst().find("staleness/mean")).hasValue(0);
        assertThat(all.getFirst().find("ratio/max")).hasValue(1);
        assertThat(all.getFirst().find("exactness/tokens").orElseThrow()).isPositive();
        for (Metrics later : all.subList(1, 6)) {
            assertThat(later.find("staleness/mean")).hasValue(1);
            assertThat(later.find("staleness/max")).hasValue(1);
            assertThat(later.find("exactness/tokens")).as("other weights drew them").hasValue(0);
        }
        assertThat(all.get(5).find("ratio/max").orElseThrow()).isGreaterThan(1);
        assertThat(all.get(5).find("groups/ahead")).as("nothing follows the last step").hasValue(0);
        assertThat(all.get(4).find("groups/ahead")).hasValue(6);
    }

    @Test
    void interruptedCompletionsKeepTheVersionOfEachToken() {
        List<Metrics> all = metrics(rl(INTERRUPTED, ONCE), "interrupted");
        List<RolloutLine> lines = lines("interrupted");
        assertThat(lines).hasSize(6 * 6 * 4);
        int changed = 0;
        for (RolloutLine line : lines) {
            int last = line.version();
            for (VersionChange change : line.changes()) {
                assertThat(change.token()).isLessThan(line.tokens());
                last = change.version();
                changed++;
            }
            assertThat(line.version()).isBetween(step(line) - 3, step(line) - 1);
            assertThat(last).isLessThan(step(line));
        }
        assertThat(changed).as("interruptions").isGreaterThan(10);
        double tokens = 0;
        for (Metrics m : all) {
            tokens += m.find("exactness/tokens").orElseThrow();
            assertThat(m.find("exactness/mismatches")).hasValue(0);
            assertThat(m.find("clock/generators").orElseThrow()).isBetween(0.0, 1.0);
            assertThat(m.find("clock/trainer").orElseThrow()).isBetween(0.0, 1.0);
        }
        assertThat(tokens).as("tails that the newest weights drew were compared").isPositive();
        assertThat(all.get(3).find("staleness/mean").orElseThrow()).isBetween(0.01, 1.99);
    }

    @Test
    void interruptedRolloutsAreMadeAgainBitForBit() {
        TinyRuns.train(rl(INTERRUPTED), dir.resolve("again"));
        List<RolloutLine> changed = lines("again").stream().filter(l -> !l.changes().isEmpty()).toList();
        RunDirectory run = RunDirectory.open(dir.resolve("again"));
        for (RolloutLine line : List.of(changed.getFirst(), changed.get(changed.size() / 2), changed.getLast())) {
            assertThat(Replay.of(run, line.id(), RunListener.SILENT).identical()).as(line.id()).isTrue();
        }
    }

    @Test
    void threadsChangeNoBit() {
        TinyRuns.train(rl(INTERRUPTED, "threads=1"), dir.resolve("thread"));
        TinyRuns.train(rl(INTERRUPTED, "threads=2"), dir.resolve("threads"));
        assertSameRun("thread", "threads");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5})
    void aCancelledRunGoesOnAsIfNothingHadHappened(int stopAfter) {
        resumed(rl(INTERRUPTED, "algorithm.base=dapo"), "cut-" + stopAfter, stopAfter);
    }

    @Test
    void aRunThatDrewAheadNeedsItsPendingGroups() throws Exception {
        Path folder = dir.resolve("bereft");
        cancelled(rl("schedule=one-step-off"), folder, 3);
        Path checkpoint = folder.resolve("checkpoints/step-000003");
        assertThat(checkpoint.resolve("pending.bin")).isNotEmptyFile();
        Files.delete(checkpoint.resolve("pending.json"));
        List<String> sums = Files.readAllLines(checkpoint.resolve("SHA256SUMS"));
        Files.write(checkpoint.resolve("SHA256SUMS"), sums.stream().filter(l -> !l.endsWith("pending.json")).toList());
        assertThatThrownBy(() -> TinyRuns.resume(folder)).isInstanceOf(InputException.class)
                .hasMessageContaining("which groups were begun");
    }

    static void resumed(Recipe recipe, String name, int stopAfter) {
        Path whole = dir.resolve(name + "-whole");
        TinyRuns.train(recipe, whole);
        Path cut = dir.resolve(name);
        cancelled(recipe, cut, stopAfter);
        TinyRuns.resume(cut);
        TinyRuns.assertSame(whole, cut);
    }

    private static void cancelled(Recipe recipe, Path folder, int stopAfter) {
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
        }).with(cancellation);
        try (TrainingRun run = TrainingRun.start(recipe, folder, services)) {
            assertThat(run.train().steps()).isEqualTo(stopAfter);
        }
    }

    @Test
    void theProximalPolicyIsThatOfTheStep() {
        String correction = "algorithm.correction={name: truncated-importance, cap: 2}";
        List<Metrics> drawn = metrics(rl("schedule=one-step-off", ONCE, correction), "drawn");
        List<Metrics> recomputed = metrics(
                rl("schedule=one-step-off", "update={epochs: 1, mini-batches: 1, proximal: recomputed}", correction),
                "recomputed");
        assertThat(drawn.get(3).find("ess")).as("proximal and behaviour are one").hasValue(1);
        assertThat(drawn.get(3).find("ratio/max").orElseThrow()).isGreaterThan(1);
        assertThat(recomputed.get(3).find("ratio/max")).hasValue(1);
        assertThat(recomputed.get(3).find("ratio/min")).hasValue(1);
        assertThat(recomputed.get(3).find("ess").orElseThrow()).isLessThan(1);
        assertThat(recomputed.getFirst().find("loss")).as("nothing is stale yet")
                .isEqualTo(drawn.getFirst().find("loss"));
    }

    @Test
    void onPolicyTheRecomputedProximalPolicyChangesNoBit() {
        TinyRuns.train(rl(), dir.resolve("behaviour"));
        TinyRuns.train(rl("update.proximal=recomputed"), dir.resolve("proximal"));
        assertSameRun("proximal", "behaviour");
    }

    @Test
    void oldTokensAreLeftOutByTheirOwnAge() {
        List<Metrics> all = metrics(rl(INTERRUPTED, "update={epochs: 1, mini-batches: 1, proximal: recomputed}",
                "algorithm.correction={name: staleness-limit, limit: 0}"), "limited");
        double staleness = all.get(4).find("staleness/mean").orElseThrow();
        assertThat(staleness).isPositive();
        assertThat(all.get(4).find("ess").orElseThrow()).as("some weights are 0").isLessThan(1);
    }

    /// The shipped model and recipe, at a staleness of 2 in every step but the first two, against none. An evaluation
    /// of 200 problems has a standard error of 0.02; the allowed loss is about three of them.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void staleRolloutsTeachAsMuch(int seed) {
        double synchronous = accuracy("fresh-" + seed, seed, "schedule=synchronous");
        double stale = accuracy("stale-" + seed, seed,
                "schedule={name: asynchronous, staleness: 2, generators: 64}");
        assertThat(stale).isGreaterThan(synchronous - 0.06);
        assertThat(lines("stale-" + seed)).allMatch(l -> step(l) - 1 - l.version() == Math.min(2, step(l) - 1));
    }

    private static double accuracy(String name, int seed, String schedule) {
        Recipe recipe = Recipe.read(
                Repository.recipe("quickstart.yaml"), List.of("seed=" + seed, "checkpoints.every=0", schedule));
        return TinyRuns.train(recipe, dir.resolve(name)).after().orElseThrow().accuracy().mean();
    }
}
