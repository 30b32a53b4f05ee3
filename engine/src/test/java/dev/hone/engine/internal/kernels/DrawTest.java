package dev.hone.engine.internal.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.Key;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawTest {
    private static int draw(float[] z, int real, float factor, double uniform) {
        float[] row = Arrays.copyOf(z, real + 15 & -16);
        float[] stats = new float[LogSoftmax.STATS];
        float[] sums = new float[LogSoftmax.scratchSize(real)];
        LogSoftmax.forward(row, 0, real, factor, stats, 0, sums, 0);
        return Draw.token(row, 0, real, factor, stats, 0, sums, 0, Draw.ALL, uniform);
    }

    @Test
    void cutsTheUnitIntervalInTheOrderOfTheTokens() {
        float[] z = {0, (float) Math.log(2), Float.NEGATIVE_INFINITY, 0};
        double[] uniforms = {0, 0.24, 0.26, 0.74, 0.76, Math.nextDown(1.0)};
        int[] tokens = {0, 0, 1, 1, 3, 3};
        for (int i = 0; i < tokens.length; i++) {
            assertThat(draw(z, 4, 1f, uniforms[i])).as("u = %s", uniforms[i]).isEqualTo(tokens[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 61, 256, 257, 5000})
    void neverTakesATokenOfProbabilityZero(int real) {
        float[] z = Scalars.random("z", real, 5);
        z[0] = Float.NEGATIVE_INFINITY;
        z[real - 1] = -1000;
        assertThat(draw(z, real, 1f, 0)).isEqualTo(1);
        assertThat(draw(z, real, 1f, Math.nextDown(1.0))).isEqualTo(real - 2);
    }

    @Test
    void drawsEachTokenAsOftenAsItsProbabilitySays() {
        int real = 700;
        float[] z = Scalars.random("z", real, 4);
        double[] p = new double[real];
        double sum = 0;
        for (int v = 0; v < real; v++) {
            p[v] = Math.exp(z[v] / 0.8);
            sum += p[v];
        }
        int n = 40_000;
        int[] seen = new int[real];
        Key key = Key.of(3);
        for (int i = 0; i < n; i++) {
            seen[draw(z, real, 1 / 0.8f, key.uniform(i))]++;
        }
        double chiSquare = 0;
        for (int v = 0; v < real; v++) {
            double expected = n * p[v] / sum;
            chiSquare += (seen[v] - expected) * (seen[v] - expected) / expected;
        }
        assertThat(chiSquare).isCloseTo(real - 1, within(5 * Math.sqrt(2.0 * real)));
    }

    @Test
    void greedyTakesTheFirstOfEquals() {
        float[] z = Scalars.random("z", 49, 1);
        z[18] = 3;
        z[40] = 3;
        assertThat(Draw.greedy(z, 1, 48)).isEqualTo(17);
        z[1] = 3;
        assertThat(Draw.greedy(z, 1, 48)).isZero();
        z[48] = 4;
        assertThat(Draw.greedy(z, 1, 48)).isEqualTo(47);
    }
}
