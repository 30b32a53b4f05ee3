package dev.hone.engine.internal.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.Rotary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotaryEmbeddingTest {
    @Test
    void turnsTheFirstPairByThePosition() {
        var table = new RotaryTable(new Rotary.Plain(10000), 4, 8);
        float[] x = new float[16];
        x[0] = 1;
        RotaryEmbedding.forward(x, 0, 1, 16, table, 3, 2f);
        assertThat(x[0]).isCloseTo((float) (2 * Math.cos(3)), within(1e-6f));
        assertThat(x[2]).isCloseTo((float) (2 * Math.sin(3)), within(1e-6f));
        assertThat(x[1]).isZero();
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "32, 32", "64, 64", "48, 48", "20, 32", "128, 128"})
    void hasTheBitsOfItsScalarTwinAndLeavesPaddingAlone(int real, int padded) {
        var table = new RotaryTable(new Rotary.Plain(10000), real, 600);
        float[] x = Scalars.random("x", 3 * padded + 1, 1);
        float[] expected = x.clone();
        for (int head = 0; head < 3; head++) {
            for (int i = 0; i < real / 2; i++) {
                int a = 1 + head * padded + i;
                int b = a + real / 2;
                float angle = 511f * (1f / (float) StrictMath.pow(10000, (float) (2 * i) / real));
                float c = (float) StrictMath.cos(angle);
                float s = (float) StrictMath.sin(angle);
                expected[a] = Math.fma(x[a], c, -(x[b] * s)) * 0.3f;
                expected[b] = Math.fma(x[b], c, x[a] * s) * 0.3f;
            }
        }
        RotaryEmbedding.forward(x, 1, 3, padded, table, 511, 0.3f);
        assertThat(x).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"32, 32", "20, 32"})
    void backwardIsTheTransposedTurn(int real, int padded) {
        var table = new RotaryTable(new Rotary.Linear(10000, 4), real, 64);
        float[] x = Scalars.random("x", padded, 1);
        float[] c = Scalars.random("c", padded, 1);
        float[] y = x.clone();
        float[] d = c.clone();
        RotaryEmbedding.forward(y, 0, 1, padded, table, 33, 0.25f);
        RotaryEmbedding.backward(d, 0, 1, padded, table, 33, 0.25f);
        double left = 0;
        double right = 0;
        for (int i = 0; i < real; i++) {
            left += c[i] * y[i];
            right += d[i] * x[i];
        }
        assertThat(left).isCloseTo(right, within(1e-6)).isNotCloseTo(0, within(1e-3));
    }

    @Test
    void scoresDependOnTheDistanceAlone() {
        var table = new RotaryTable(new Rotary.Plain(10000), 64, 512);
        double[] scores = new double[2];
        for (int trial = 0; trial < 2; trial++) {
            float[] q = Scalars.random("q", 64, 1);
            float[] k = Scalars.random("k", 64, 1);
            RotaryEmbedding.forward(q, 0, 1, 64, table, 40 + 400 * trial, 1);
            RotaryEmbedding.forward(k, 0, 1, 64, table, 17 + 400 * trial, 1);
            for (int i = 0; i < 64; i++) {
                scores[trial] += q[i] * k[i];
            }
        }
        assertThat(scores[0]).isCloseTo(scores[1], within(2e-3));
    }

    @Test
    void refusesPositionsBeyondTheTable() {
        var table = new RotaryTable(new Rotary.Plain(10000), 4, 8);
        assertThatThrownBy(() -> RotaryEmbedding.forward(new float[16], 0, 1, 16, table, 8, 1))
                .hasMessageContaining("position 8");
    }
}
