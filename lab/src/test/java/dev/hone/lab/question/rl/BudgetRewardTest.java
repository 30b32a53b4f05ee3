package dev.hone.lab.question.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.Completion;
import dev.hone.engine.StopReason;
import dev.hone.foundation.Key;
import dev.hone.tasks.Verdict;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetRewardTest {
    private static BudgetReward along(BudgetReward.Path path) {
        return new BudgetReward(path, 32, 12, 8, BudgetReward.Shape.TRIANGULAR);
    }

    private static int[] budgets(BudgetReward.Path path) {
        return IntStream.rangeClosed(1, 8).map(along(path)::budget).toArray();
    }

    private static Rollout rollout(int step, int tokens, Verdict verdict) {
        var completion = new Completion(new int[] {1}, new int[tokens], new float[tokens], new float[tokens],
                new float[tokens], StopReason.END_TOKEN);
        return Rollout.judged(new RolloutId(step, 0, 0), Key.of(0), 0, completion, "", verdict);
    }

    @Test
    void budgetsGoTheirWays() {
        assertThat(budgets(BudgetReward.Path.SHORT)).containsOnly(12);
        assertThat(budgets(BudgetReward.Path.LONG)).containsOnly(32);
        assertThat(budgets(BudgetReward.Path.EXPONENTIAL)).containsExactly(32, 32, 23, 23, 17, 17, 12, 12);
        assertThat(budgets(BudgetReward.Path.LINEAR)).containsExactly(32, 32, 25, 25, 19, 19, 12, 12);
        assertThat(budgets(BudgetReward.Path.DROP)).containsExactly(32, 32, 32, 32, 12, 12, 12, 12);
        assertThat(budgets(BudgetReward.Path.REVERSE)).containsExactly(12, 17, 23, 32, 32, 23, 17, 12);
    }

    @Test
    void aTriangleStandsOnNothingAndTwiceTheBudget() {
        BudgetReward triangle = along(BudgetReward.Path.SHORT);

        assertThat(triangle.worth(0, 12)).isZero();
        assertThat(triangle.worth(6, 12)).isEqualTo(0.5);
        assertThat(triangle.worth(12, 12)).isEqualTo(1);
        assertThat(triangle.worth(18, 12)).isEqualTo(0.5);
        assertThat(triangle.worth(24, 12)).isZero();
        assertThat(triangle.worth(40, 12)).isZero();
        var band = new BudgetReward(BudgetReward.Path.SHORT, 32, 12, 8, BudgetReward.Shape.BAND);
        assertThat(band.worth(3, 12)).isEqualTo(1);
        assertThat(band.worth(18, 12)).isEqualTo(0.5);
    }

    @Test
    void theEndTokenIsNotPartOfTheLength() {
        Rollout right = rollout(7, 13, new Verdict.Correct("as expected"));

        assertThat(along(BudgetReward.Path.EXPONENTIAL).shape(right, 1)).isCloseTo(1, within(1e-12));
    }

    @Test
    void rightnessLengthAndReadabilityAreAddedUp() {
        BudgetReward reward = along(BudgetReward.Path.EXPONENTIAL);

        assertThat(reward.shape(rollout(1, 9, new Verdict.Incorrect("no")), 0)).isCloseTo(0.3 * 0.25 + 0.1,
                within(1e-12));
        assertThat(reward.shape(rollout(1, 17, new Verdict.Unparseable("no")), 0)).isCloseTo(0.15, within(1e-12));
    }

    @Test
    void partsOfAWorkAreCounted() {
        assertThat(BudgetCurriculumLongToShort.parts("#64")).isZero();
        assertThat(BudgetCurriculumLongToShort.parts("2,6,4#64")).isEqualTo(3);
        assertThat(BudgetCurriculumLongToShort.parts("7+5=2,2*3=6#26")).isEqualTo(2);
        assertThat(BudgetCurriculumLongToShort.parts("2,6")).isEqualTo(2);
    }
}
