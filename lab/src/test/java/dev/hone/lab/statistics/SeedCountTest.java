package dev.hone.lab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How many seeds an effect asks for")
class SeedCountTest {
    @Test
    void isTheFewestThatResolveIt() {
        int n = SeedCount.needed(0.02, 0.02, 0.05, 0.8, 2);

        assertThat(SeedCount.resolvable(n, 0.02, 0.05, 0.8)).isLessThanOrEqualTo(0.02);
        assertThat(SeedCount.resolvable(n - 1, 0.02, 0.05, 0.8)).isGreaterThan(0.02);
        assertThat(n).isBetween(9, 12); // the noncentral t distribution asks for 10
    }

    @Test
    void isNeverLessThanWhatIsAskedForAtLeast() {
        assertThat(SeedCount.needed(1, 1e-6, 0.05, 0.8, 5)).isEqualTo(5);
    }

    @Test
    void givesThePowerThatItPromises() {
        int n = SeedCount.needed(0.5, 0.5, 0.05, 0.8, 2);
        Draws draws = Key.of(3).draws();
        int found = 0;
        int all = 4000;
        for (int e = 0; e < all; e++) {
            double[] seeds = new double[n];
            for (int i = 0; i < n; i++) {
                seeds[i] = 0.5 + 0.5 * draws.normal();
            }
            found += StudentT.interval(seeds, 0.95).low() > 0 ? 1 : 0;
        }

        assertThat((double) found / all).isBetween(0.78, 0.92);
    }

    @Test
    void plansWithTheUpperEndOfAPilotsSpread() {
        // chi-squared with 2 degrees of freedom, 20 % quantile 0.4463: √(2 / 0.4463) = 2.117
        assertThat(SeedCount.upperDeviation(3, 1, 0.8)).isCloseTo(2.117, within(0.08));
    }
}
