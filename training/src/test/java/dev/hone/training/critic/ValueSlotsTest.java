package dev.hone.training.critic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.engine.StopReason;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollouts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueSlotsTest {
    private static final Group GROUP = Rollouts.group(0, Rollouts.RIGHT).withRollouts(List.of(
            Rollouts.rollout(0, 0, 2, StopReason.END_TOKEN, Rollouts.RIGHT),
            Rollouts.rollout(0, 1, 1, StopReason.LENGTH, Rollouts.LATE),
            Rollouts.rollout(0, 2, 2, StopReason.LENGTH, Rollouts.WRONG)));

    @Test
    void behindACutStandsTheCriticsValueAndBehindAnEndNothing() {
        var slots = new ValueSlots(List.of(Rollouts.group(1, Rollouts.LATE), GROUP));
        assertThat(slots.trees()).hasSize(1);
        assertThat(slots.trees().getFirst().continuations()).hasSize(2);
        slots.accept(0, -1, new float[] {8, 0.5f}, new float[2], 2);
        slots.accept(0, 0, new float[] {0.25f, 0.75f}, new float[2], 2);
        slots.accept(0, 1, new float[] {-1, -2}, new float[2], 2);
        List<Group> valued = slots.valued();
        assertThat(valued.get(0).rollouts().getFirst().values()).isEmpty();
        assertThat(valued.get(1).rollouts().get(0).values()).containsExactly(0.5f, 0.25f, 0);
        assertThat(valued.get(1).rollouts().get(1).values()).as("not judged").isEmpty();
        assertThat(valued.get(1).rollouts().get(2).values()).containsExactly(0.5f, -1, -2);
    }
}
