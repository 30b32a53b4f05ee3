package dev.hone.lab.question.rlvr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClopperPearsonTest {
    /// For k = n the bound is (α/2)^(1/n), for k = 1 it is 1 − (1 − α/2)^(1/n).
    @Test
    void theBoundIsThatOfItsClosedForms() {
        assertThat(ClopperPearson.lower(0, 128, 0.05)).isZero();
        assertThat(ClopperPearson.lower(4, 4, 0.05)).isCloseTo(StrictMath.pow(0.025, 0.25), within(1e-9));
        assertThat(ClopperPearson.lower(1, 10, 0.05)).isCloseTo(1 - StrictMath.pow(0.975, 0.1), within(1e-9));
    }
}
