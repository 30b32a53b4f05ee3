package dev.hone.engine.internal.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RmsNormTest {
    private static float[] row(String name, int width, int real, int offset) {
        float[] x = Scalars.random(name, offset + width, 1);
        Arrays.fill(x, offset + real, offset + width, 0f);
        return x;
    }

    @Test
    void dividesByTheRootMeanSquare() {
        float[] x = new float[16];
        x[0] = 3;
        x[1] = 4;
        float[] w = new float[16];
        Arrays.fill(w, 2);
        float[] y = new float[16];
        RmsNorm.forward(x, 0, w, 0, y, 0, 16, 2, 1e-12f);
        assertThat(y[0]).isCloseTo((float) (2 * 3 / Math.sqrt(12.5)), within(1e-6f));
        assertThat(y[1]).isCloseTo((float) (2 * 4 / Math.sqrt(12.5)), within(1e-6f));
        assertThat(y[2]).isZero();
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "32, 25", "96, 96", "576, 576", "1024, 1020"})
    void hasTheBitsOfItsScalarTwin(int width, int real) {
        float[] x = row("x", width, real, 3);
        float[] w = row("w", width, real, 5);
        float[] y = new float[width + 1];
        RmsNorm.forward(x, 3, w, 5, y, 1, width, real, 1e-5f);
        float inverse = 1 / (float) Math.sqrt(Scalars.dot(x, 3, x, 3, width) / real + 1e-5f);
        for (int i = 0; i < width; i++) {
            assertThat(y[1 + i]).isEqualTo(x[3 + i] * inverse * w[5 + i]);
        }
        RmsNorm.forward(x, 3, w, 5, x, 3, width, real, 1e-5f);
        assertThat(Arrays.copyOfRange(x, 3, 3 + width)).isEqualTo(Arrays.copyOfRange(y, 1, 1 + width));
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "32, 25", "96, 96"})
    void backwardAgreesWithFiniteDifferences(int width, int real) {
        float[] x = row("x", width, real, 0);
        float[] w = row("w", width, real, 0);
        float[] c = row("c", width, real, 0);
        float[] dx = new float[width];
        Arrays.fill(dx, 0, real, 0.5f);
        float[] dy = c.clone();
        RmsNorm.backward(x, 0, w, 0, dy, 0, dx, 0, width, real, 1e-5f);
        double h = 1e-6;
        for (int i = 0; i < real; i++) {
            double numeric = (loss(x, w, c, real, i, h, -1) - loss(x, w, c, real, i, -h, -1)) / (2 * h);
            assertThat((double) dx[i]).isCloseTo(0.5 + numeric, within(2e-6));
            double numericW = (loss(x, w, c, real, i, h, 1) - loss(x, w, c, real, i, -h, 1)) / (2 * h);
            assertThat((double) dy[i]).isCloseTo(numericW, within(2e-6));
        }
        for (int i = real; i < width; i++) {
            assertThat(dx[i]).isZero();
            assertThat(dy[i]).isZero();
        }
    }

    /// Sum of c y in double precision, with x[i] (side -1) or w[i] (side 1) moved by h.
    private static double loss(float[] x, float[] w, float[] c, int real, int i, double h, int side) {
        double squares = 0;
        for (int k = 0; k < real; k++) {
            double u = x[k] + (k == i && side < 0 ? h : 0);
            squares += u * u;
        }
        double inverse = 1 / Math.sqrt(squares / real + 1e-5f);
        double sum = 0;
        for (int k = 0; k < real; k++) {
            double u = x[k] + (k == i && side < 0 ? h : 0);
            sum += c[k] * u * inverse * (w[k] + (k == i && side > 0 ? h : 0));
        }
        return sum;
    }
}
