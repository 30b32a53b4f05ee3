package dev.hone.lab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.lab.statistics.CurveFit.Form;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Curves through points")
class CurveFitTest {
    private static final double[] X = {0, 1, 2, 3, 4, 5, 6, 8, 10};

    private static double[] along(java.util.function.DoubleUnaryOperator f) {
        return Arrays.stream(X).map(f).toArray();
    }

    @Test
    void findAStraightLine() {
        CurveFit fit = CurveFit.of(Form.LINEAR, X, along(x -> 2 - 0.5 * x));

        assertThat(fit.offset()).isCloseTo(2, within(1e-9));
        assertThat(fit.scale()).isCloseTo(-0.5, within(1e-9));
        assertThat(fit.identifiable()).isTrue();
    }

    @Test
    void findTheLawOfEntropy() {
        double[] h = {1.2, 1.0, 0.8, 0.5, 0.3, 0.1};
        double[] r = Arrays.stream(h).map(x -> 0.9 - 0.2 * StrictMath.exp(x)).toArray();
        CurveFit fit = CurveFit.of(Form.EXPONENTIAL, h, r);

        assertThat(fit.scale()).isCloseTo(-0.2, within(1e-9));
        assertThat(fit.at(0)).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void findSaturationAndWhereItEnds() {
        CurveFit fit = CurveFit.of(Form.SATURATING, X, along(x -> 0.8 - 0.6 * StrictMath.exp(-0.7 * x)));

        assertThat(fit.offset()).isCloseTo(0.8, within(0.01));
        assertThat(fit.bend()).isCloseTo(0.7, within(0.1));
        assertThat(fit.identifiable()).isTrue();
    }

    @Test
    void sayWhenTheDataDoNotTellThemApart() {
        CurveFit flat = CurveFit.of(Form.SATURATING, X, along(x -> 0.5));

        assertThat(flat.identifiable()).isFalse();
    }

    @Test
    void forecastTheLastValueAtLeast() {
        CurveFit last = CurveFit.of(Form.LAST, X, along(x -> x));

        assertThat(last.at(99)).isEqualTo(10);
        assertThat(last.rmse(new double[] {11, 12}, new double[] {10, 12})).isCloseTo(Math.sqrt(2), within(1e-12));
    }
}
