package dev.hone.lab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    @Test
    void valuesByHand() {
        assertThat(RankCorrelation.of(new double[] {1, 2, 3}, new double[] {10, 20, 90})).isEqualTo(1);
        assertThat(RankCorrelation.of(new double[] {1, 2, 3}, new double[] {9, 5, 1})).isEqualTo(-1);
        assertThat(RankCorrelation.of(new double[] {1, 2, 3}, new double[] {1, 3, 2})).isCloseTo(0.5, offset(1e-12));
        assertThat(RankCorrelation.of(new double[] {1, 1, 3}, new double[] {1, 1, 2})).isCloseTo(1, offset(1e-12));
        assertThat(RankCorrelation.of(new double[] {1, 1, 1}, new double[] {1, 2, 3})).isZero();
    }
}
