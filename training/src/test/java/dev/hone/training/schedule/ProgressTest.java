package dev.hone.training.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// A prompt of 4 tokens at 0.5 each, two completions of 3 and 6 tokens at 2 each, begun at 10: the first token is there
/// at 14.
class ProgressTest {
    private static final Costs COSTS = new Costs(2, 0.5, 0.1, 7);
    private static final Progress BEGUN = Progress.begun(10, 4, new int[] {3, 6}, COSTS);

    @Test
    void aGroupEndsWithItsLongestCompletion() {
        assertThat(BEGUN.end(COSTS)).isEqualTo(10 + 2 + 12);
        assertThat(COSTS.step(30)).isEqualTo(7 + 3);
    }

    @Test
    void tokensAreThereOnceTheyAreWhole() {
        assertThat(BEGUN.written(1, 10, COSTS)).isZero();
        assertThat(BEGUN.written(1, 13.99, COSTS)).isZero();
        assertThat(BEGUN.written(1, 14, COSTS)).isEqualTo(1);
        assertThat(BEGUN.written(0, 21, COSTS)).isEqualTo(3);
        assertThat(BEGUN.written(1, 21, COSTS)).isEqualTo(4);
        assertThat(BEGUN.written(1, 99, COSTS)).isEqualTo(6);
    }

    @Test
    void whatGoesOnIsReadAgainFirst() {
        Progress resumed = BEGUN.resumed(1, 21, 4, 4, 5, COSTS);
        assertThat(resumed.end(COSTS)).as("8 tokens are read, one is drawn").isEqualTo(21 + 4 + 2);
        assertThat(resumed.written(1, 21, COSTS)).as("while it reads, nothing is lost").isEqualTo(4);
        assertThat(resumed.written(1, 27, COSTS)).isEqualTo(5);
        assertThat(resumed.written(0, 21, COSTS)).as("the other one is untouched").isEqualTo(3);
    }

    @Test
    void arraysBelongTogether() {
        assertThatThrownBy(() -> new Progress(new double[1], new int[2], new int[2]))
                .hasMessageContaining("one start, length and beginning a completion: 1, 2, 2");
    }
}
