package dev.hone.engine.internal.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogSoftmaxTest {
    private static float[] row(String name, int offset, int real, double scale) {
        float[] z = Scalars.random(name, offset + (real + 15 & -16), scale);
        Arrays.fill(z, offset + real, z.length, 1e6f);
        return z;
    }

    private static float[] forward(float[] z, int zo, int real, float factor) {
        float[] stats = new float[LogSoftmax.STATS];
        LogSoftmax.forward(z, zo, real, factor, stats, 0, scratch(real), 0);
        return stats;
    }

    private static float[] scratch(int real) {
        return Scalars.poisoned(LogSoftmax.scratchSize(real));
    }

    @Test
    void equalLogitsShareTheProbability() {
        float[] z = new float[16];
        float[] stats = forward(z, 0, 10, 1f);
        assertThat(LogSoftmax.logProbability(z[3], 1f, stats, 0)).isCloseTo((float) -Math.log(10), within(1e-6f));
        assertThat(LogSoftmax.entropy(stats, 0)).isCloseTo((float) Math.log(10), within(1e-6f));
    }

    @Test
    void aCertainTokenHasLogProbabilityAndEntropyZero() {
        float[] z = new float[16];
        Arrays.fill(z, Float.NEGATIVE_INFINITY);
        z[5] = 40;
        z[6] = -1000;
        float[] stats = forward(z, 0, 16, 1f);
        assertThat(LogSoftmax.logProbability(40, 1f, stats, 0)).isZero();
        assertThat(LogSoftmax.entropy(stats, 0)).isZero();
        LogSoftmax.backward(z, 0, 16, 1f, stats, 0, new int[] {5}, new float[] {1}, new float[] {1}, 0, 1, scratch(16),
                0);
        for (float d : z) {
            assertThat(d).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"16, 1", "61, 1", "64, 0.7", "1000, 1.3", "49152, 1"})
    void agreesWithDoublePrecisionAndHasTheBitsOfItsScalarTwin(int real, double temperature) {
        float factor = (float) (1 / temperature);
        float[] z = row("z", 3, real, 8);
        float[] stats = forward(z, 3, real, factor);
        float maximum = Float.NEGATIVE_INFINITY;
        for (int v = 0; v < real; v++) {
            maximum = Math.max(maximum, z[3 + v] * factor);
        }
        double sum = 0;
        double weighted = 0;
        double exact = 0;
        double exactWeighted = 0;
        for (int b = 0; b < real; b += 256) {
            float[] e = new float[16];
            float[] w = new float[16];
            for (int v = b; v < Math.min(real, b + 256); v++) {
                float d = z[3 + v] * factor - maximum;
                float x = Scalars.exp(d);
                e[v % 16] += x;
                w[v % 16] = Math.fma(x, d, w[v % 16]);
                exact += Math.exp(z[3 + v] / temperature - maximum);
                exactWeighted += Math.exp(z[3 + v] / temperature - maximum) * (z[3 + v] / temperature - maximum);
            }
            sum += Scalars.tree(e);
            weighted += Scalars.tree(w);
        }
        double log = StrictMath.log(sum);
        assertThat(stats).containsExactly(maximum, (float) (1 / sum), (float) log, (float) (log - weighted / sum));
        assertThat(LogSoftmax.logProbability(z[3], factor, stats, 0))
                .isCloseTo((float) (z[3] / temperature - maximum - Math.log(exact)), within(3e-6f));
        assertThat(LogSoftmax.entropy(stats, 0))
                .isCloseTo((float) (Math.log(exact) - exactWeighted / exact), within(3e-6f));
    }

    @ParameterizedTest
    @CsvSource({"21, 1", "61, 0.7", "300, 1.5"})
    void backwardAgreesWithFiniteDifferencesForTargetsThatShareTheRow(int real, double temperature) {
        float factor = (float) (1 / temperature);
        float[] z = row("z", 0, real, 3);
        int[] targets = {9, 4, 4, 20, 7};
        float[] dLogProbs = {9, 0.7f, -0.3f, 1.1f, 9};
        float[] dEntropies = {9, 0.2f, 0.5f, -1.3f, 9};
        float[] stats = forward(z, 0, real, factor);
        float[] dz = z.clone();
        Arrays.fill(dz, real, dz.length, 1e6f);
        LogSoftmax.backward(dz, 0, real, factor, stats, 0, targets, dLogProbs, dEntropies, 1, 4, scratch(real), 0);
        double h = 1e-5;
        for (int v = 0; v < real; v++) {
            double numeric = (loss(z, real, temperature, targets, dLogProbs, dEntropies, v, h)
                    - loss(z, real, temperature, targets, dLogProbs, dEntropies, v, -h))
                    / (2 * h);
            assertThat((double) dz[v]).isCloseTo(numeric, within(2e-6));
        }
        for (int v = real; v < z.length; v++) {
            assertThat(dz[v]).isZero();
        }
    }

    private static double loss(
            float[] z, int real, double temperature, int[] targets, float[] dLogProbs, float[] dEntropies, int moved,
            double h) {
        double sum = 0;
        double weighted = 0;
        for (int v = 0; v < real; v++) {
            double y = (z[v] + (v == moved ? h : 0)) / temperature;
            sum += Math.exp(y);
            weighted += Math.exp(y) * y;
        }
        double loss = 0;
        for (int i = 1; i < 4; i++) {
            double y = (z[targets[i]] + (targets[i] == moved ? h : 0)) / temperature;
            loss += dLogProbs[i] * (y - Math.log(sum)) + dEntropies[i] * (Math.log(sum) - weighted / sum);
        }
        return loss;
    }
}
