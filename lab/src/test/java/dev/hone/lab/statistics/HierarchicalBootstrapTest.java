package dev.hone.lab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bootstrap over seeds and problems")
class HierarchicalBootstrapTest {
    private final HierarchicalBootstrap bootstrap = new HierarchicalBootstrap(4000, Key.of(1));

    @Test
    void hasNoWidthWhereNothingVaries() {
        Interval i = bootstrap.interval(new double[][] {{0.5, 0.5}, {0.5, 0.5}}, 0.95);

        assertThat(i.low()).isEqualTo(0.5);
        assertThat(i.high()).isEqualTo(0.5);
    }

    @Test
    void ofSeedsAloneTakesSeedsAlone() {
        Interval i = bootstrap.interval(new double[][] {{0}, {1}}, 0.95);

        // of two seeds both are the same in half of all draws
        assertThat(i.low()).isZero();
        assertThat(i.high()).isEqualTo(1);
        assertThat(i.mean()).isEqualTo(0.5);
    }

    @Test
    void addsTheVarianceOfProblemsToThatOfSeeds() {
        double[][] equalSeeds = new double[6][200];
        Draws draws = Key.of(2).draws();
        for (double[] seed : equalSeeds) {
            for (int p = 0; p < seed.length; p++) {
                seed[p] = draws.chance(0.5) ? 1 : 0;
            }
        }
        Interval i = bootstrap.interval(equalSeeds, 0.95);

        // 0.5 / √1200 = 0.0144 from problems, about as much again from seeds that differ by them: some 0.04 to each
        // side
        assertThat(i.half()).isBetween(0.02, 0.06);
    }

    @Test
    void ofTheSameKeyIsTheSame() {
        double[][] values = {{0, 1, 1}, {1, 0, 0}, {1, 1, 1}};

        assertThat(bootstrap.interval(values, 0.9)).isEqualTo(bootstrap.interval(values, 0.9));
        assertThat(bootstrap.interval(values, 0.9).mean()).isCloseTo(2.0 / 3, within(1e-12));
    }
}
