package dev.hone.training.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KlEstimatorTest {
    private static final double LN2 = Math.log(2);

    @Test
    void valuesByHand() {
        assertThat(KlEstimator.K1.value(LN2)).isEqualTo(LN2);
        assertThat(KlEstimator.K2.value(LN2)).isCloseTo(LN2 * LN2 / 2, within(1e-15));
        assertThat(KlEstimator.K3.value(LN2)).isCloseTo(0.5 - 1 + LN2, within(1e-15));
        assertThat(KlEstimator.K3.value(-LN2)).isCloseTo(2 - 1 - LN2, within(1e-15));
    }

    @Test
    void equalPoliciesDivergeByExactlyNothing() {
        for (KlEstimator k : KlEstimator.values()) {
            assertThat(k.value(0)).isZero();
        }
        assertThat(KlEstimator.K2.slope(0)).isZero();
        assertThat(KlEstimator.K3.slope(0)).isZero();
    }

    @Test
    void slopesAreDerivatives() {
        double h = 1e-5;
        for (KlEstimator k : KlEstimator.values()) {
            if (k.isStraightThrough()) {
                continue;
            }
            for (double x = -5; x <= 5; x += 0.37) {
                double numeric = (k.value(x + h) - k.value(x - h)) / (2 * h);
                assertThat(k.slope(x)).as("%s at %s", k, x).isCloseTo(numeric, within(1e-6 * (1 + Math.abs(numeric))));
            }
        }
    }

    @Test
    void straightThroughHasTheDerivativeOfK2() {
        assertThat(KlEstimator.K1_PLUS.value(-LN2)).isEqualTo(-LN2);
        assertThat(KlEstimator.ABS_PLUS.value(-LN2)).isEqualTo(LN2);
        assertThat(KlEstimator.K3_PLUS.value(LN2)).isEqualTo(KlEstimator.K3.value(LN2));
        for (KlEstimator k : KlEstimator.values()) {
            assertThat(!k.isStraightThrough() || k.slope(-LN2) == -LN2).isTrue();
        }
    }

    @Test
    void k3IsNeverNegative() {
        for (double size = 1e-20; size < 1e3; size *= 1.7) {
            assertThat(KlEstimator.K3.value(size)).isNotNegative().isFinite();
            assertThat(KlEstimator.K3.value(-size)).isNotNegative().isFinite();
        }
    }

    @Test
    void k1AndK3AgreeInTheMeanUnderThePolicy() {
        double[] policy = {0.5, 0.3, 0.2};
        double[] reference = {0.2, 0.2, 0.6};
        double k1 = 0;
        double k3 = 0;
        for (int i = 0; i < 3; i++) {
            double x = Math.log(policy[i] / reference[i]);
            k1 += policy[i] * KlEstimator.K1.value(x);
            k3 += policy[i] * KlEstimator.K3.value(x);
        }
        assertThat(k3).isCloseTo(k1, within(1e-12)).isPositive();
    }

    @Test
    void beyondTheClampK3StaysPut() {
        assertThat(KlEstimator.K3.value(-50)).isEqualTo(KlEstimator.K3.value(-20));
        assertThat(KlEstimator.K3.slope(-50)).isZero();
        assertThat(KlEstimator.K3.slope(50)).isZero();
    }
}
