package dev.hone.lab.question.rlvr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.Key;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClippedBanditTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final double[] PRIOR = {0.65, 0.35};

    @Test
    void aPolicyIsASoftmax() {
        assertThat(ClippedBandit.policy(new double[] {0, StrictMath.log(3)})[1]).isCloseTo(0.75, within(1e-12));
    }

    /// π = (0.5, 0.5), r = (1.25, 0.5): the first is above 1.2 and pushes itself down, the second is below 0.8 and
    /// pushes itself up. ∂ = ½ · 0.4 · (−0.5 · 1.25 · e₀ + 0.5 · 0.5 · e₁), centred, read at the first action.
    @Test
    void theExpectedPushIsThatOfTheFormula() {
        double[] old = {0.5, 0.5};
        double[] now = {0.625, 0.25}; // no distribution, so that both bounds are crossed at once
        double first = -0.5 * 1.25 * 0.2;
        double second = 0.5 * 0.5 * 0.2;
        double g0 = first * (1 - 0.625) + second * -0.625;
        double g1 = first * -0.25 + second * (1 - 0.25);
        assertThat(ClippedBandit.expectedPush(old, now, 0.2, 0.2, 0.4))
                .isCloseTo(g0 - 0.625 * g0 - 0.25 * g1, within(1e-12));
        assertThat(ClippedBandit.expectedPush(old, old, 0.2, 0.2, 0.4)).as("inside the band").isZero();
    }

    @Test
    void clippingDrivesToTheModeAndItsAbsenceDoesNot() {
        assertThat(drift(0.2, 0.2, 8) - drift(1, NEVER, 8)).isGreaterThan(0.02);
        assertThat(drift(1, 0.2, 8) - drift(0.2, NEVER, 8)).isGreaterThan(0.05);
    }

    @Test
    void oneUpdateABatchIsNeverClipped() {
        var walk = new ClippedBandit(PRIOR, 0.2, 0.2, 20, 1, 16, 1.5).run(Key.of(3));
        assertThat(walk.clippedLow() + walk.clippedHigh()).isZero();
        assertThat(new ClippedBandit(PRIOR, 1, NEVER, 20, 1, 16, 1.5).run(Key.of(3))).isEqualTo(walk);
    }

    private static double drift(double low, double high, int updates) {
        var bandit = new ClippedBandit(PRIOR, low, high, 40, updates, 16, 1.5);
        return IntStream.range(0, 400).mapToDouble(w -> bandit.run(Key.of(w)).mass()).average().orElseThrow();
    }
}
