package dev.hone.engine.internal.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncationTest {
    /// Weights 1, 1/2, 1/4, ... in a shuffled order; token of rank r is (5 r) mod 16.
    private static float[] halves() {
        float[] w = new float[16];
        for (int r = 0; r < 16; r++) {
            w[5 * r % 16] = (float) Math.pow(0.5, r);
        }
        return w;
    }

    private static int kept(float[] w, int topK, double topP, double minP) {
        float least = Truncation.leastWeight(w, 0, 16, topK, topP, minP);
        int n = 0;
        for (float x : w) {
            n += x >= least ? 1 : 0;
        }
        return n;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 16", "1, 1, 0, 1", "3, 1, 0, 3", "16, 1, 0, 16", "99, 1, 0, 16", "0, 0.5, 0, 1", "0, 0.51, 0, 2",
        "0, 0.75, 0, 2", "0, 0.76, 0, 3", "0, 1e-9, 0, 1", "0, 1, 0.25, 3", "0, 1, 0.26, 2", "2, 0.67, 0, 2",
        "2, 0.66, 0, 1", "5, 0.9, 0.3, 2"
    })
    void keepsTheHeaviest(int topK, double topP, double minP, int expected) {
        assertThat(kept(halves(), topK, topP, minP)).isEqualTo(expected);
    }

    @Test
    void tokensOfEqualWeightStayTogether() {
        float[] w = halves();
        w[10] = 0.5f;
        assertThat(kept(w, 2, 1, 0)).isEqualTo(3);
    }

    @Test
    void drawsOnlyWhatStays() {
        int real = 1000;
        float[] z = Arrays.copyOf(Scalars.random("z", real, 3), 1008);
        float[] stats = new float[LogSoftmax.STATS];
        float[] sums = new float[LogSoftmax.scratchSize(real)];
        float[] weights = Scalars.poisoned(1008);
        LogSoftmax.forward(z, 0, real, 1.25f, stats, 0, sums, 0);
        float whole = sums[0];
        Truncation.weights(z, 0, real, 1.25f, stats, 0, weights, 0);
        assertThat(Truncation.keptSums(weights, 0, real, Draw.ALL, sums, 0)).isPositive();
        assertThat(sums[0]).as("nothing cut off").isEqualTo(whole);
        float least = Truncation.leastWeight(weights, 0, real, 7, 1, 0);
        double kept = Truncation.keptSums(weights, 0, real, least, sums, 0);
        float[] sorted = Arrays.copyOf(z, real);
        Arrays.sort(sorted);
        double expected = 0;
        for (int i = 1; i <= 7; i++) {
            expected += Scalars.exp(sorted[real - i] * 1.25f - stats[0]);
        }
        assertThat(kept).isCloseTo(expected, within(1e-6));
        for (int i = 0; i < 200; i++) {
            int token = Draw.token(z, 0, real, 1.25f, stats, 0, sums, 0, least, i / 200.0);
            assertThat(z[token]).isGreaterThanOrEqualTo(sorted[real - 7]);
        }
    }
}
