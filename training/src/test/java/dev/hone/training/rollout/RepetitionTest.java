package dev.hone.training.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepetitionTest {
    @Test
    void theShareOfRunsOfFourThatWereThereBefore() {
        assertThat(Repetition.share(new int[] {1, 2, 3})).isZero();
        assertThat(Repetition.share(new int[] {1, 2, 3, 4, 5})).isZero();
        // runs: 1212, 2121, 1212 (again), 2121 (again), 1212 (again)
        assertThat(Repetition.share(new int[] {1, 2, 1, 2, 1, 2, 1, 2})).isEqualTo(3 / 5.0);
        assertThat(Repetition.share(new int[20])).isEqualTo(16 / 17.0);
    }
}
