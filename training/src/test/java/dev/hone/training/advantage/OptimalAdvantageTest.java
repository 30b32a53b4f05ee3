package dev.hone.training.advantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OptimalAdvantageTest {
    private static double value(double beta, double... rewards) {
        return new OptimalAdvantage(beta, rewards.length).value(rewards);
    }

    @Test
    void theValueIsTheLogarithmOfTheMeanExponential() {
        assertThat(value(1, 1, 0)).isCloseTo(Math.log((Math.E + 1) / 2), within(1e-12));
        assertThat(value(0.5, 1, 0, 0, 0)).isCloseTo(0.5 * Math.log((Math.exp(2) + 3) / 4), within(1e-12));
        assertThat(value(0.5, 0, 0, 0)).isZero();
        assertThat(value(0.5, 1, 1)).isEqualTo(1);
    }

    @Test
    void itLiesBetweenMeanAndMaximum() {
        double[] rewards = {0.25, -3, 2, 0.75};
        assertThat(value(1e6, rewards)).isCloseTo(0, within(1e-5));
        assertThat(value(1e-4, rewards)).isCloseTo(2, within(2e-4));
        double before = 2;
        for (double beta = 0.01; beta < 100; beta *= 2) {
            double here = value(beta, rewards);
            assertThat(here).isLessThan(before).isGreaterThan(0);
            before = here;
        }
    }

    @Test
    void aConstantMoreMovesItByThatConstant() {
        assertThat(value(0.3, 1.5, 2.5, 0.5)).isCloseTo(value(0.3, 1, 2, 0) + 0.5, within(1e-12));
        assertThat(value(0.001, 1000, 0)).isCloseTo(1000 + 0.001 * Math.log(0.5), within(1e-9));
    }

    @Test
    void theAdvantageIsWhatIsAboveTheValue() {
        Samples samples = new Samples(new double[][] {{1}, {0}}, new int[][] {{2}, {1}})
                .with(new Column.OptimalValues(new double[] {0.75, 0.25}));
        Advantages a = new OptimalAdvantage().estimate(samples);
        assertThat(a.of(0, 0)).containsExactly(0.25f, 0.25f);
        assertThat(a.of(1, 0)).containsExactly(-0.25f);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new OptimalAdvantage(0, 8)).hasMessageContaining("beta is 0.0");
        assertThatThrownBy(() -> new OptimalAdvantage(1, 0)).hasMessageContaining("samples is 0");
    }
}
