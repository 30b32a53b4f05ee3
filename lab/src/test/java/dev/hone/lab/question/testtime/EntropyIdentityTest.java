package dev.hone.lab.question.testtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.Key;
import dev.hone.lab.question.testtime.EntropyIdentity.Step;
import org.junit.jupiter.api.Test;

class EntropyIdentityTest {
    @Test
    void covariancesForetellASmallStep() {
        for (Step step : Step.values()) {
            var x = EntropyIdentity.drawn(Key.of(1).draws(), 10, 1e-4, step);
            assertThat(x.foretold()).as("%s", step).isNotZero();
            assertThat(x.measured()).as("%s", step).isCloseTo(x.foretold(), within(1e-3 * Math.abs(x.foretold())));
        }
    }

    /// π = (¾, ¼), A = (1, −3) has mean 0: log π and A go together, so that entropy falls by η · Cov(log π, A)
    /// = η · (¾ log ¾ · 1 + ¼ log ¼ · −3).
    @Test
    void likelyAndGoodBurnsEntropy() {
        var x = EntropyIdentity.of(new double[] {StrictMath.log(3), 0}, new double[] {1, -3}, 1e-3, Step.NATURAL);
        double covariance = 0.75 * StrictMath.log(0.75) - 0.75 * StrictMath.log(0.25);
        assertThat(x.foretold()).isCloseTo(-1e-3 * covariance, within(1e-12));
        assertThat(x.measured()).isNegative();
    }
}
