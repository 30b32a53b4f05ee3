package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.tasks.Verdict;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollouts;
import org.junit.jupiter.api.Test;

class RankedPairTest {
    private static final Verdict HALF = new Verdict.Partial(0.5, "half");

    @Test
    void theBestStandsAgainstTheWorst() {
        Group group = Rollouts.group(3, HALF, Rollouts.WRONG, Rollouts.RIGHT, Rollouts.LATE, HALF);
        RankedPair pair = RankedPair.of(group).orElseThrow();
        assertThat(pair.chosen().id().sample()).isEqualTo(2);
        assertThat(pair.rejected().id().sample()).isEqualTo(1);
        assertThat(pair.margin()).isEqualTo(1);
        assertThat(pair.tree().root()).isEqualTo(group.prompt());
        assertThat(pair.tree().continuations()).extracting(c -> c.length).containsExactly(3, 2);
        assertThat(pair.sampled()).extracting(l -> l.length).containsExactly(3, 2);
    }

    @Test
    void amongEqualsTheFirstCounts() {
        Group group = Rollouts.group(
                0, Rollouts.WRONG, Rollouts.RIGHT, Rollouts.RIGHT, Rollouts.WRONG);
        RankedPair pair = RankedPair.of(group).orElseThrow();
        assertThat(pair.chosen().id().sample()).isEqualTo(1);
        assertThat(pair.rejected().id().sample()).isZero();
    }

    @Test
    void tiesAndLonelyOnesGiveNoPair() {
        assertThat(RankedPair.of(Rollouts.group(0, Rollouts.RIGHT, Rollouts.RIGHT, Rollouts.LATE))).isEmpty();
        assertThat(RankedPair.of(Rollouts.group(0, HALF, Rollouts.BROKEN))).isEmpty();
        assertThat(RankedPair.of(Rollouts.group(0, Rollouts.LATE, Rollouts.BROKEN))).isEmpty();
    }
}
