package dev.hone.engine.internal.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SwiGluTest {
    private static final int WIDTH = 48;

    private static double f(double g, double u) {
        return g / (1 + Math.exp(-g)) * u;
    }

    @Test
    void gatesTheUps() {
        float[] row = Scalars.random("row", 2 * WIDTH + 2, 6);
        float[] y = new float[WIDTH + 1];
        SwiGlu.forward(row, 2, y, 1, WIDTH);
        for (int i = 0; i < WIDTH; i++) {
            float g = row[2 + i];
            float u = row[2 + WIDTH + i];
            assertThat(y[1 + i]).isEqualTo(g / (Scalars.exp(-g) + 1) * u);
            assertThat((double) y[1 + i]).isCloseTo(f(g, u), within(1e-5));
        }
    }

    @Test
    void paddingStaysZero() {
        float[] y = Scalars.poisoned(16);
        SwiGlu.forward(new float[32], 0, y, 0, 16);
        assertThat(y).containsOnly(0f);
    }

    @Test
    void backwardAgreesWithFiniteDifferencesAndGivesTheForwardBits() {
        float[] row = Scalars.random("row", 2 * WIDTH, 5);
        float[] df = Scalars.random("df", WIDTH, 1);
        float[] y = new float[WIDTH];
        SwiGlu.forward(row, 0, y, 0, WIDTH);
        float[] dRow = Scalars.poisoned(2 * WIDTH);
        float[] again = Scalars.poisoned(WIDTH);
        SwiGlu.backward(row, 0, df, 0, again, 0, dRow, 0, WIDTH);
        assertThat(again).isEqualTo(y);
        double h = 1e-5;
        for (int i = 0; i < WIDTH; i++) {
            double g = row[i];
            double u = row[WIDTH + i];
            assertThat((double) dRow[i]).isCloseTo(df[i] * (f(g + h, u) - f(g - h, u)) / (2 * h), within(5e-6));
            assertThat((double) dRow[WIDTH + i]).isCloseTo(df[i] * f(g, 1), within(5e-6));
        }
        SwiGlu.backward(row, 0, df, 0, again, 0, row, 0, WIDTH);
        assertThat(row).as("in place").isEqualTo(dRow);
    }
}
