package dev.hone.training.reward;

import static dev.hone.training.rollout.Rollouts.LATE;
import static dev.hone.training.rollout.Rollouts.RIGHT;
import static dev.hone.training.rollout.Rollouts.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.tasks.Problem;
import dev.hone.tasks.Verdict;
import dev.hone.training.reward.MajorityAgreement.Form;
import dev.hone.training.reward.RewardSum.Weight;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.Rollouts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupRewardTest {
    /// Sample i of a group has i + 1 tokens, so that lengths stand for answers.
    private static MajorityAgreement majority(Form form, double least, String... answers) {
        List<String> given = List.of(answers);
        var asked = new ArrayList<String>();
        return new MajorityAgreement((problem, text) -> {
            asked.add(text);
            return given.get((asked.size() - 1) % given.size());
        }, form, least);
    }

    private static List<Rollout> rollouts(int n) {
        return Rollouts.group(0, Stream.generate(() -> WRONG).limit(n).toArray(Verdict[]::new))
                .rollouts();
    }

    @Test
    void theMajorityEarnsOne() {
        var group = rollouts(4);
        assertThat(majority(Form.HARD, 0, "7", "3", "7", "").rewards(problem(), group))
                .containsExactly(1.0, 0.0, 1.0, 0.0);
        assertThat(majority(Form.SOFT, 0, "7", "3", "7", "").rewards(problem(), group))
                .containsExactly(0.5, 0.25, 0.5, 0.0);
    }

    @Test
    void theFirstOfEqualsIsTheLabelAndNobodyIsNone() {
        assertThat(majority(Form.HARD, 0, "b", "a", "a", "b").rewards(problem(), rollouts(4)))
                .containsExactly(1.0, 0.0, 0.0, 1.0);
        assertThat(majority(Form.HARD, 0, "", "").rewards(problem(), rollouts(2))).containsExactly(0.0, 0.0);
    }

    @Test
    void aSmallMajorityIsNone() {
        assertThat(majority(Form.HARD, 0.6, "7", "3", "7", "1").rewards(problem(), rollouts(4))).containsOnly(0.0);
        assertThat(majority(Form.HARD, 0.5, "7", "3", "7", "1").rewards(problem(), rollouts(4))).contains(1.0);
        assertThatThrownBy(() -> majority(Form.HARD, 1.5, "7")).hasMessageContaining("[0, 1]: 1.5");
    }

    @Test
    void aGroupIsSeenOnceWithoutWhatWasNotJudged() {
        var seen = new ArrayList<Integer>();
        RewardFunctions functions = RewardFunctions.scoreAlone().withGroup("size", (problem, rollouts) -> {
            seen.add(rollouts.size());
            return rollouts.stream().map(r -> (double) r.id().sample()).toList();
        });
        Group group = sum(functions, new Weight("score", 1), new Weight("size", 10));
        assertThat(seen).containsExactly(2);
        assertThat(group.rewards()).containsExactly(1 + 0, 0 + 20);
        assertThat(group.rollouts().get(1).verdict()).isEqualTo(LATE);
    }

    @Test
    void aFailureIsThatOfTheWholeGroup() {
        RewardFunctions functions = RewardFunctions.scoreAlone().withGroup("size", (problem, rollouts) -> List.of(1.0));
        Group group = sum(functions, new Weight("size", 1));
        assertThat(group.judged()).isEmpty();
        assertThat(group.rollouts().getFirst().verdict().reason())
                .contains("reward 'size' gave 1 numbers for 2 rollouts");
        assertThatThrownBy(() -> functions.with("size", (p, r) -> 0.0)).hasMessageContaining("already a reward 'size'");
    }

    private static Group sum(RewardFunctions functions, Weight... weights) {
        return new RewardSum(List.of(weights), functions)
                .apply(List.of(Rollouts.group(0, RIGHT, LATE, WRONG)))
                .getFirst();
    }

    private static Problem problem() {
        return Rollouts.group(0, RIGHT).problem();
    }
}
