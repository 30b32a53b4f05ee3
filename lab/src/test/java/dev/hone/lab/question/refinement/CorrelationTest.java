package dev.hone.lab.question.refinement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrelationTest {
    @Test
    void itIsPearsons() {
        double[] x = {1, 2, 3};
        assertThat(Correlation.of(x, new double[] {2, 4, 6})).isCloseTo(1, within(1e-12));
        assertThat(Correlation.of(x, new double[] {3, 2, 1})).isCloseTo(-1, within(1e-12));
        assertThat(Correlation.of(x, new double[] {1, 3, 2})).isCloseTo(0.5, within(1e-12));
        assertThat(Correlation.of(x, new double[] {4, 4, 4})).isZero();
    }
}
