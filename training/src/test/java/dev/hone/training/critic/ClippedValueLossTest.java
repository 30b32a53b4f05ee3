package dev.hone.training.critic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import org.junit.jupiter.api.Test;

class ClippedValueLossTest {
    @Test
    void byHand() {
        var loss = new ClippedValueLoss(0.2);
        // 0.6 is left as it is
        assertThat(loss.value(0.6, 0.5, 1)).isCloseTo(0.08, within(1e-12));
        assertThat(loss.slope(0.6, 0.5, 1)).isCloseTo(-0.4, within(1e-12));
        // 0.9 went far towards the target: it counts as 0.7, and nothing pulls
        assertThat(loss.value(0.9, 0.5, 1)).isCloseTo(0.045, within(1e-12));
        assertThat(loss.slope(0.9, 0.5, 1)).isZero();
        assertThat(loss.clips(0.9, 0.5, 1)).isTrue();
        // 0.1 went far in the wrong direction: it counts as it is, and is drawn back
        assertThat(loss.value(0.1, 0.5, 1)).isCloseTo(0.405, within(1e-12));
        assertThat(loss.slope(0.1, 0.5, 1)).isCloseTo(-0.9, within(1e-12));
        assertThat(loss.clips(0.1, 0.5, 1)).isFalse();
    }

    @Test
    void slopesAreFiniteDifferences() {
        Draws draws = Key.of(1).draws();
        double h = 1e-6;
        int clipped = 0;
        int compared = 0;
        for (int i = 0; i < 200; i++) {
            var loss = new ClippedValueLoss(0.3);
            double old = draws.normal();
            double v = old + 0.5 * draws.normal();
            double target = draws.normal();
            double numeric = (loss.value(v + h, old, target) - loss.value(v - h, old, target)) / (2 * h);
            if (Math.abs(Math.abs(v - old) - 0.3) > 2 * h) {
                assertThat(loss.slope(v, old, target)).isCloseTo(numeric, within(1e-8));
                clipped += loss.clips(v, old, target) ? 1 : 0;
                compared++;
            }
        }
        assertThat(clipped).isBetween(20, compared - 20);
    }

    @Test
    void wideAndNoBoundsAreTheSquaredDistance() {
        Draws draws = Key.of(2).draws();
        for (int i = 0; i < 50; i++) {
            double v = draws.normal();
            double target = draws.normal();
            for (var loss : new ClippedValueLoss[] {new ClippedValueLoss(0), new ClippedValueLoss(1e9)}) {
                assertThat(loss.value(v, draws.normal(), target)).isEqualTo(0.5 * (v - target) * (v - target));
                assertThat(loss.slope(v, draws.normal(), target)).isEqualTo(v - target);
                assertThat(loss.clips(v, draws.normal(), target)).isFalse();
            }
        }
    }

    @Test
    void aBoundIsNotNegative() {
        assertThatThrownBy(() -> new ClippedValueLoss(-0.1)).hasMessageContaining("clip is -0.1");
        assertThatThrownBy(() -> new ClippedValueLoss(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
