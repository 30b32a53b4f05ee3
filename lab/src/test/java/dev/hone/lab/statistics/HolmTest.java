package dev.hone.lab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Holm's levels")
class HolmTest {
    @Test
    void stepDownUntilOneFails() {
        // sorted: 0.01 <= 0.05 / 3, 0.03 > 0.05 / 2: fails, and so does the next, at the level of the one before
        double[] levels = Holm.levels(new double[] {0.01, 0.04, 0.03}, 0.05);

        assertThat(levels[0]).isCloseTo(1 - 0.05 / 3, within(1e-12));
        assertThat(levels[2]).isCloseTo(1 - 0.05 / 2, within(1e-12));
        assertThat(levels[1]).isCloseTo(1 - 0.05 / 2, within(1e-12));
    }

    @Test
    void ofOneComparisonIsTheUsualLevel() {
        assertThat(Holm.levels(new double[] {0.5}, 0.05)).containsExactly(0.95);
        assertThat(Holm.levels(new double[0], 0.05)).isEmpty();
    }

    @Test
    void growsMilderWhileAllHold() {
        double[] levels = Holm.levels(new double[] {0.001, 0.002}, 0.05);

        assertThat(levels).containsExactly(0.975, 0.95);
    }
}
