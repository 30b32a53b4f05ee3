package dev.hone.training.reward;

import static dev.hone.training.rollout.Rollouts.LATE;
import static dev.hone.training.rollout.Rollouts.RIGHT;
import static dev.hone.training.rollout.Rollouts.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Verdict;
import dev.hone.training.advantage.Column;
import dev.hone.training.advantage.Gdpo;
import dev.hone.training.batch.Credit;
import dev.hone.training.reward.RewardSum.Weight;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RewardPart;
import dev.hone.training.rollout.Rollouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RewardSumTest {
    private static final RewardFunctions FUNCTIONS = RewardFunctions.scoreAlone()
            .with("brevity", (problem, rollout) -> -(double) rollout.length())
            .with("first", (problem, rollout) -> rollout.id().sample() == 0 ? 4.0 : null);

    @Test
    void theRewardIsTheWeightedSum() {
        Group group = sum(new Weight("score", 1), new Weight("brevity", 0.5)).getFirst();
        assertThat(group.rewards()).containsExactly(1 - 0.5, 0 - 1);
        assertThat(group.scores()).containsExactly(1, 0);
        assertThat(group.rollouts().getFirst().parts()).extracting(RewardPart::name)
                .containsExactly("score", "brevity");
    }

    @Test
    void withoutWeightsTheRewardIsTheScore() {
        Group group = sum().getFirst();
        assertThat(group.rewards()).containsExactly(1, 0);
        assertThat(group.rollouts().getFirst().parts()).isEmpty();
    }

    @Test
    void aFunctionThatIsSilentAddsNothing() {
        Group group = sum(new Weight("brevity", 1), new Weight("first", 2)).getFirst();
        assertThat(group.rewards()).containsExactly(8 - 1, -2);
        assertThat(group.rollouts().get(1).parts().get(1).value()).isEmpty();
    }

    @Test
    void shapingStartsFromTheSum() {
        List<Group> groups = Credit.rewards(sum(new Weight("brevity", 1)), List.of());
        assertThat(groups.getFirst().rewards()).containsExactly(-1, -2);
        RewardShaping.Custom twice = (rollout, reward) -> 2 * reward;
        assertThat(Credit.rewards(groups, List.of(twice)).getFirst().rewards()).containsExactly(-2, -4);
    }

    @Test
    void aBatchRewardSpeaksOfJudgedRolloutsOnly() {
        List<Group> groups = List.of(Rollouts.group(0, RIGHT, LATE, WRONG), Rollouts.group(1, LATE));
        var seen = new ArrayList<Integer>();
        BatchReward second = asked -> {
            asked.forEach(g -> seen.add(g.rollouts().size()));
            return List.of(new BatchReward.Said.Values(List.of(OptionalDouble.empty(), OptionalDouble.of(3))));
        };
        List<Group> summed = new RewardSum(
                List.of(new Weight("score", 1), new Weight("mine", 2)), FUNCTIONS, Map.of("mine", second))
                .apply(groups);
        assertThat(seen).containsExactly(2);
        assertThat(summed.getFirst().rewards()).containsExactly(1, 0 + 2 * 3);
        assertThat(summed.getFirst().rollouts().getFirst().parts().get(1).value()).as("silence").isEmpty();
        assertThat(summed.getFirst().rollouts().get(1)).isEqualTo(groups.getFirst().rollouts().get(1));
        assertThat(summed.get(1)).isEqualTo(groups.get(1));
    }

    @Test
    void aBatchRewardThatFailsIsAVerdictAndNoZero() {
        BatchReward broken = asked -> List.of(
                new BatchReward.Said.Failed(new IllegalStateException("no wire")),
                new BatchReward.Said.Values(List.of(OptionalDouble.of(Double.NaN))));
        List<Group> summed = new RewardSum(
                List.of(new Weight("score", 1), new Weight("mine", 1)), FUNCTIONS, Map.of("mine", broken))
                .apply(List.of(Rollouts.group(0, RIGHT, WRONG), Rollouts.group(1, RIGHT)));
        assertThat(summed.getFirst().rollouts()).allSatisfy(r -> {
            assertThat(r.isJudged()).isFalse();
            assertThat(r.reward()).isEmpty();
            assertThat(r.verdict().reason()).contains("reward 'mine' failed", "no wire");
        });
        assertThat(summed.get(1).rollouts().getFirst().verdict().reason()).contains("'mine' gave NaN");
    }

    @Test
    void estimatorsSeeEachRewardByItsName() {
        List<Group> groups = sum(new Weight("score", 1), new Weight("first", 0.5));
        var parts = Credit.samples(groups).column(Column.Parts.class).parts();
        assertThat(parts).extracting(Column.Parts.Part::name).containsExactly("score", "first");
        assertThat(parts.get(1).weight()).isEqualTo(0.5);
        assertThat(parts.get(1).values()[0]).containsExactly(4, Double.NaN);
        assertThat(Credit.advantages(groups, new Gdpo()).getFirst().rollouts().getFirst().advantages()[0]).isPositive();
    }

    @Test
    void aFunctionThatFailsIsAVerdictThatNamesIt() {
        assertFails((problem, rollout) -> 0.0 / 0.0, "reward 'broken' gave NaN");
        assertFails((problem, rollout) -> {
            throw new IllegalStateException("no network");
        }, "reward 'broken' threw java.lang.IllegalStateException: no network");
        assertFails((problem, rollout) -> null, "no reward had something to say");
    }

    @Test
    void aFunctionThatHangsIsLeftBehind() {
        var never = new CountDownLatch(1);
        var asked = new AtomicInteger();
        RewardFunctions functions = RewardFunctions.scoreAlone().within(Duration.ofMillis(50)).with("slow", (p, r) -> {
            if (asked.getAndIncrement() == 0) {
                awaitForever(never);
            }
            return 2.0;
        });
        Group group = new RewardSum(List.of(new Weight("slow", 1)), functions)
                .apply(List.of(Rollouts.group(0, RIGHT, WRONG))).getFirst();
        assertThat(group.rollouts().getFirst().verdict().reason()).contains("reward 'slow' took longer than 50 ms");
        assertThat(group.rewards()).as("of the other").containsExactly(2);
    }

    @Test
    void anErrorOfTheProgramEndsTheRun() {
        RewardFunctions functions = RewardFunctions.scoreAlone().with("wrong", (p, r) -> {
            throw new AssertionError("a fault");
        });
        var sum = new RewardSum(List.of(new Weight("wrong", 1)), functions);
        assertThatThrownBy(() -> sum.apply(List.of(Rollouts.group(0, RIGHT)))).isInstanceOf(AssertionError.class);
    }

    @Test
    void whatWasNotJudgedIsNotAsked() {
        var asked = new AtomicInteger();
        RewardFunctions functions =
                RewardFunctions.scoreAlone().with("count", (p, r) -> (double) asked.incrementAndGet());
        Group group = new RewardSum(List.of(new Weight("count", 1)), functions)
                .apply(List.of(Rollouts.group(0, LATE, RIGHT))).getFirst();
        assertThat(asked).hasValue(1);
        assertThat(group.rollouts().getFirst().verdict()).isEqualTo(LATE);
        assertThat(group.rollouts().getFirst().unshaped()).isEmpty();
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> RewardSum.requireAll(List.of(new Weight("brevty", 1)), FUNCTIONS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'brevty', which this program does not give")
                .hasMessageContaining("brevity");
        assertThatThrownBy(() -> FUNCTIONS.with("brevity", (p, r) -> 0.0)).hasMessageContaining("already");
        assertThatThrownBy(() -> FUNCTIONS.with("Brevity", (p, r) -> 0.0)).hasMessageContaining("a-z");
        assertThatThrownBy(() -> FUNCTIONS.within(Duration.ZERO)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new Weight("score", Double.NaN)).hasMessageContaining("finite");
    }

    private static void awaitForever(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertFails(RewardFunction function, String message) {
        Rollout rollout = new RewardSum(
                List.of(new Weight("broken", 1)), RewardFunctions.scoreAlone().with("broken", function))
                .apply(List.of(Rollouts.group(0, RIGHT)))
                .getFirst()
                .rollouts()
                .getFirst();
        assertThat(rollout.verdict()).isInstanceOf(Verdict.Failed.class);
        assertThat(rollout.verdict().reason()).contains(message);
        assertThat(rollout.reward()).isEmpty();
    }

    private static List<Group> sum(Weight... weights) {
        return new RewardSum(List.of(weights), FUNCTIONS).apply(List.of(Rollouts.group(0, RIGHT, WRONG)));
    }
}
