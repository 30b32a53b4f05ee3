package dev.hone.training.rollout;

import static dev.hone.training.rollout.Rollouts.BROKEN;
import static dev.hone.training.rollout.Rollouts.LATE;
import static dev.hone.training.rollout.Rollouts.RIGHT;
import static dev.hone.training.rollout.Rollouts.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.training.run.RunStopped;
import dev.hone.tasks.Verdict;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RolloutTest {
    @Test
    void theRewardIsTheScoreUntilShaped() {
        Rollout r = Rollouts.group(0, new Verdict.Partial(0.25, "half way")).rollouts().getFirst();
        assertThat(r.score()).hasValue(0.25);
        assertThat(r.reward()).hasValue(0.25);
        assertThat(r.withReward(-1).reward()).hasValue(-1);
        assertThat(r.withReward(-1).score()).hasValue(0.25);
    }

    @Test
    void whatWasNotJudgedHasNeitherScoreNorReward() {
        Rollout r = Rollouts.group(0, LATE).rollouts().getFirst();
        assertThat(r.isJudged()).isFalse();
        assertThat(r.reward()).isEqualTo(OptionalDouble.empty());
        assertThatThrownBy(() -> r.withReward(0)).hasMessageContaining("0.0.0 has a reward, but was not judged");
    }

    @Test
    void columnsAreChecked() {
        Rollout r = Rollouts.group(0, RIGHT).rollouts().getFirst();
        assertThatThrownBy(() -> r.withReward(Double.NaN)).hasMessageContaining("the reward is NaN");
        assertThatThrownBy(() -> r.withAdvantages(new float[2])).hasMessageContaining("2 advantages for 1 tokens");
    }

    @Test
    void groupsShrinkToWhatWasJudged() {
        Group g = Rollouts.group(3, RIGHT, LATE, WRONG, BROKEN);
        assertThat(g.judged()).extracting(r -> r.id().sample()).containsExactly(0, 2);
        assertThat(g.rewards()).containsExactly(1, 0);
        assertThat(g.scores()).containsExactly(1, 0);
    }

    @Test
    void verdictsAreCountedAndTooManyFailuresStopTheRun() {
        List<Group> groups = List.of(Rollouts.group(0, RIGHT, WRONG, new Verdict.Unparseable("?")),
                Rollouts.group(1, RIGHT, BROKEN, LATE, new Verdict.Partial(0.5, "")));
        VerdictCounts counts = VerdictCounts.requireJudged(groups, 2 / 7.0);
        assertThat(counts).isEqualTo(new VerdictCounts(2, 1, 1, 1, 1, 1));
        assertThat(counts.total()).isEqualTo(7);
        assertThat(counts.unjudgedShare()).isEqualTo(2 / 7.0);
        assertThatThrownBy(() -> VerdictCounts.requireJudged(groups, 0.25)).isInstanceOf(RunStopped.class)
                .hasMessageContaining("2 of 7 rollouts (1 timed out, 1 failed)")
                .hasMessageContaining("rollout 0.1.1")
                .hasMessageContaining("no disk");
        assertThat(VerdictCounts.of(List.of()).unjudgedShare()).isZero();
    }

    @Test
    void idsReadBack() {
        RolloutId id = new RolloutId(12, 3, 0);
        assertThat(id).hasToString("12.3.0");
        assertThat(RolloutId.parse("12.3.0")).isEqualTo(id);
        assertThat(new RolloutId(2, 9, 9)).isLessThan(id);
        assertThat(new RolloutId(12, 3, 1)).isGreaterThan(id);
        for (String bad : List.of("", "12.3", "1.2.3.4", "-1.0.0", "1.2.x", "9999999999.0.0")) {
            assertThatThrownBy(() -> RolloutId.parse(bad)).isInstanceOf(InputException.class)
                    .hasMessageContaining("STEP.GROUP.SAMPLE");
        }
    }
}
