package dev.hone.training.imitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ImitationTest {
    private static BlendedImitation blended(double peak, double valley, int warmUp, int decay) {
        return new BlendedImitation(peak, valley, warmUp, decay, TokenWeight.ALL);
    }

    @Test
    void theWeightRisesInALineAndFallsOnACosine() {
        Imitation mixture = blended(0.8, 0.2, 4, 6);
        double[] expected = {
            0.2, 0.4, 0.6, 0.8,
            0.2 + 0.3 * (1 + Math.cos(Math.PI / 6)), 0.2 + 0.3 * 1.5, 0.5, 0.2 + 0.3 * 0.5,
            0.2 + 0.3 * (1 - Math.cos(Math.PI / 6)), 0.2, 0.2, 0.2};
        for (int step = 1; step <= expected.length; step++) {
            assertThat(mixture.weight(step)).as("step %d", step).isCloseTo(expected[step - 1], within(1e-12));
            assertThat(mixture.policyWeight(step)).isEqualTo(1 - mixture.weight(step));
        }
        assertThat(mixture.weight(1_000_000)).isEqualTo(0.2);
    }

    @Test
    void withoutWarmUpItBeginsBelowThePeakAndWithoutDecayItIsConstant() {
        assertThat(new BlendedImitation().weight(1)).isLessThan(0.9).isGreaterThan(0.899);
        assertThat(new BlendedImitation().weight(200)).isEqualTo(0.05);
        for (int step = 1; step < 5; step++) {
            assertThat(new AddedImitation().weight(step)).isEqualTo(0.1);
            assertThat(new AddedImitation().policyWeight(step)).isEqualTo(1);
            assertThat(blended(0.9, 0, 0, 0).weight(step)).isZero();
            assertThat(new NoImitation().weight(step)).isZero();
            assertThat(new NoImitation().policyWeight(step)).isEqualTo(1);
        }
    }

    @Test
    void uncertainTokensCountMost() {
        assertThat(TokenWeight.UNCERTAIN.of(Math.log(0.5))).isCloseTo(0.25, within(1e-12));
        assertThat(TokenWeight.UNCERTAIN.of(Math.log(0.1))).isCloseTo(0.09, within(1e-12));
        assertThat(TokenWeight.UNCERTAIN.of(-1e-9)).isCloseTo(1e-9, within(1e-15));
        assertThat(TokenWeight.UNCERTAIN.of(0)).isZero();
        assertThat(TokenWeight.UNCERTAIN.of(-4000)).isZero();
        assertThat(TokenWeight.ALL.of(-3)).isEqualTo(1);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> blended(1.5, 0, 0, 0)).hasMessageContaining("gives at most all, 1");
        assertThatThrownBy(() -> blended(0.5, -0.1, 0, 0)).hasMessageContaining("valley is -0.1");
        assertThatThrownBy(() -> blended(0.5, 0.1, -1, 0)).hasMessageContaining("warm-up is -1");
        assertThatThrownBy(() -> new AddedImitation(Double.NaN, 0, 0, 0, TokenWeight.ALL))
                .hasMessageContaining("peak is NaN");
        assertThat(new AddedImitation(3, 2, 0, 10, TokenWeight.ALL).weight(10)).isEqualTo(2);
    }
}
