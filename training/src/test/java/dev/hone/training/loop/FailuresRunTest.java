package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.Advantages;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.reward.RewardFunction;
import dev.hone.training.reward.RewardFunctions;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.RunStopped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole runs in which a reward, an advantage or a world of the user's own fails, now and then or always.
class FailuresRunTest {
    private static final String REWARDS = "rewards=[score, {name: mine, weight: 0.5}]";

    @TempDir
    static Path dir;

    @BeforeAll
    static void base() {
        TinyRuns.base(dir);
    }

    private static Recipe rl(String... overrides) {
        List<String> all = new ArrayList<>(List.of("steps=3", "evaluation.problems=0", "checkpoints.every=1"));
        all.addAll(List.of(overrides));
        return TinyRuns.recipe(dir, TinyRuns.RL, all.toArray(new String[0]));
    }

    private static Outcome train(String name, Plugins plugins, Recipe recipe) {
        try (TrainingRun run = TrainingRun.start(
                recipe, dir.resolve(name), RunServices.of(RunListener.SILENT).with(plugins))) {
            return run.train();
        }
    }

    private static List<RolloutLine> lines(String name) {
        List<RolloutLine> lines = new ArrayList<>();
        RunDirectory.open(dir.resolve(name)).rollouts().forEach(lines::add);
        return lines;
    }

    private static Map<String, Long> verdicts(List<RolloutLine> lines) {
        return lines.stream().collect(Collectors.groupingBy(RolloutLine::verdict, TreeMap::new, Collectors.counting()));
    }

    /// One sample of the first group of each step fails, the others are as long as they are.
    private static RewardFunctions sometimes(RewardFunction failing) {
        return RewardFunctions.scoreAlone().within(Duration.ofMillis(300)).with("mine",
                (problem, rollout) -> rollout.id().group() == 0 && rollout.id().sample() == 1
                        ? failing.reward(problem, rollout)
                        : Double.valueOf(rollout.length()));
    }

    private static void assertGoesOnWithout(String name, RewardFunction failing, String reason) {
        train(name, Plugins.NONE.withRewards(sometimes(failing)), rl(REWARDS, "unjudged=0.2"));
        List<RolloutLine> lines = lines(name);
        assertThat(lines).as("nothing is lost").hasSize(3 * 6 * 4);
        List<RolloutLine> failed = lines.stream().filter(l -> l.verdict().equals("failed")).toList();
        assertThat(failed).extracting(RolloutLine::id).containsExactly("1.0.1", "2.0.1", "3.0.1");
        assertThat(failed).allSatisfy(l -> {
            assertThat(l.reason()).contains("reward 'mine'", reason);
            assertThat(l.score()).isEmpty();
            assertThat(l.reward()).isEmpty();
            assertThat(l.advantage()).isZero();
        });
        assertThat(dir.resolve(name).resolve("model")).exists();
    }

    @Test
    void aRewardThatThrowsNowAndThenIsAVerdict() {
        assertGoesOnWithout("throws", (problem, rollout) -> {
            throw new IllegalStateException("no network");
        }, "no network");
    }

    @Test
    void aRewardThatGivesNaNNowAndThenIsAVerdict() {
        assertGoesOnWithout("nan", (problem, rollout) -> Double.NaN, "NaN");
    }

    @Test
    void aRewardThatHangsNowAndThenIsAVerdict() {
        var never = new CountDownLatch(1);
        assertGoesOnWithout("hangs", (problem, rollout) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return 0.0;
        }, "300 ms");
    }

    @Test
    void anAdvantageOfTheWrongCountIsNamed() {
        assertWrongCount("groups", new Advantages(new float[0][][]), "custom has values for 0 groups; there are ");
        assertWrongCount("samples", new Advantages(new float[6][3][]), "3 samples of group 0; there are 4");
        assertWrongCount("tokens", new Advantages(new float[6][4][0]), "0 tokens of sample 0 of group 0; there are ");
    }

    private static void assertWrongCount(String name, Advantages wrong, String message) {
        AdvantageEstimator.Custom estimator = samples -> wrong;
        Recipe recipe = rl("algorithm.dynamic-sampling=keep-all");
        assertThatThrownBy(() -> train(name, Plugins.NONE.withAlgorithm(a -> a.withAdvantage(estimator)), recipe))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining(message);
    }

    @Test
    void aRewardThatBreaksLeavesWhatWasRecordedAndTheRunGoesOnOnceItIsRepaired() {
        RewardFunction length = (problem, rollout) -> (double) rollout.length();
        RewardFunctions whole = RewardFunctions.scoreAlone().with("mine", length);
        RewardFunctions broken = RewardFunctions.scoreAlone().with("mine", (problem, rollout) -> {
            if (rollout.id().step() == 3) {
                throw new IllegalStateException("the server is gone");
            }
            return (double) rollout.length();
        });
        train("whole", Plugins.NONE.withRewards(whole), rl(REWARDS));
        assertThatThrownBy(() -> train("broken", Plugins.NONE.withRewards(broken), rl(REWARDS)))
                .isInstanceOf(RunStopped.class).hasMessageContaining("the server is gone")
                .hasMessageContaining("step-000002");
        assertThat(lines("broken")).as("of the steps before").hasSize(2 * 6 * 4);
        var repaired = RunServices.of(RunListener.SILENT).with(Plugins.NONE.withRewards(whole));
        try (TrainingRun run = TrainingRun.resume(dir.resolve("broken"), repaired)) {
            run.train();
        }
        TinyRuns.assertSame(dir.resolve("whole"), dir.resolve("broken"));
    }

    @Test
    void anAdvantageThatIsNotANumberStopsTheRun() {
        AdvantageEstimator.Custom nan = samples -> Advantages.perSequence(
                samples, Arrays.stream(samples.rewards())
                        .map(rewards -> Arrays.stream(rewards).map(r -> Double.NaN).toArray())
                        .toArray(double[][]::new));
        assertThatThrownBy(() -> train("not-a-number", Plugins.NONE.withAlgorithm(a -> a.withAdvantage(nan)), rl()))
                .hasMessageContaining("NaN");
    }

    @Test
    void worldsThatDieOrHangNowAndThenAreVerdicts() {
        train("mortal", Plugins.NONE, rl("tasks=[{family: mortal-worlds, difficulties: [2]}]", "unjudged=0.9",
                "sampling.max-tokens=60"));
        Map<String, Long> verdicts = verdicts(lines("mortal"));
        assertThat(lines("mortal")).as("nothing is lost").hasSize(3 * 6 * 4);
        assertThat(verdicts).containsKeys("failed", "timed_out");
        assertThat(lines("mortal")).filteredOn(l -> l.verdict().equals("failed")).allSatisfy(l -> {
            assertThat(l.reason()).contains("the world of d", "died");
            assertThat(l.score()).isEmpty();
        });
        assertThat(dir.resolve("mortal/model")).exists();
    }

    @Test
    void worldsThatAlwaysDieStopTheRun() {
        assertThatThrownBy(() -> train("dead", Plugins.NONE,
                rl("tasks=[{family: mortal-worlds, difficulties: [3]}]", "sampling.max-tokens=60")))
                .isInstanceOf(RunStopped.class).hasMessageContaining("the world of d").hasMessageContaining("died");
        assertThat(RunDirectory.open(dir.resolve("dead")).metrics().all()).isEmpty();
    }
}
