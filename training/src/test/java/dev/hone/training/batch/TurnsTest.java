package dev.hone.training.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.engine.Completion;
import dev.hone.engine.StopReason;
import dev.hone.foundation.Key;
import dev.hone.tasks.Verdict;
import dev.hone.training.advantage.TurnLevel;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.rollout.Rollouts;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    /// `+` is a token of the model's own, `.` one that was forced.
    private static Rollout rollout(String marks, Verdict verdict, Double... rewards) {
        int n = marks.length();
        boolean[] own = new boolean[n];
        for (int t = 0; t < n; t++) {
            own[t] = marks.charAt(t) == '+';
        }
        var completion = new Completion(
                new int[] {1}, new int[n], new float[n], new float[n], new float[n], own, StopReason.END_TOKEN);
        return Rollout.judged(new RolloutId(0, 0, 0), Key.of(1), 0, completion, "", verdict)
                .withTurnRewards(List.of(rewards));
    }

    @Test
    void aTurnEndsWhereTheModelGoesOn() {
        assertThat(Turns.of(rollout("++.+..+", Rollouts.RIGHT)).ends()).containsExactly(3, 6, 7);
        assertThat(Turns.of(rollout("+++", Rollouts.RIGHT)).ends()).containsExactly(3);
        assertThat(Turns.of(rollout(".++.", Rollouts.RIGHT)).ends()).as("a forced beginning is no turn")
                .containsExactly(4);
    }

    @Test
    void whatATurnEarnedIsTakenOffTheLast() {
        assertThat(Turns.of(rollout("+.+.+", Rollouts.RIGHT, 0.25, 0.5)).earned()).containsExactly(0.25, 0.5, -0.75);
        assertThat(Turns.of(rollout("+.+", Rollouts.RIGHT, 0.25, 0.5)).earned()).containsExactly(0.25, -0.25);
        assertThat(Turns.of(rollout("+", Rollouts.RIGHT)).earned()).containsExactly(0);
    }

    /// Two episodes of score 1; one was paid a half in its first turn, so that its second is worth less.
    @Test
    void creditFollowsTheTurns() {
        Group group = Rollouts.group(0, Rollouts.RIGHT).withRollouts(List.of(
                rollout("++.+", Rollouts.RIGHT, 0.5, 0.0), rollout("+.+", Rollouts.RIGHT, 0.0, 0.0)));
        Group credited = Credit.advantages(List.of(group), new TurnLevel()).getFirst();
        assertThat(credited.rollouts().get(0).advantages()).containsExactly(0, 0, 0, -0.25f);
        assertThat(credited.rollouts().get(1).advantages()).containsExactly(0, 0, 0.25f);
    }
}
