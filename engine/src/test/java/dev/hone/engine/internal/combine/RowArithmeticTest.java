package dev.hone.engine.internal.combine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.combine.ContrastiveDecoding;
import dev.hone.engine.combine.EmulatedFineTuning;
import dev.hone.engine.combine.EmulatedMixture;
import dev.hone.engine.combine.LogitArithmetic;
import dev.hone.engine.combine.LogitContrast;
import dev.hone.engine.combine.ProxyTuning;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RowArithmeticTest {
    private static final float OUT = Float.NEGATIVE_INFINITY;

    /// The first row after the combination; rows begin at different offsets and are surrounded by other numbers.
    private static float[] combined(LogitArithmetic arithmetic, float[]... rows) {
        int n = rows[0].length;
        float[][] arrays = new float[rows.length][];
        int[] offsets = new int[rows.length];
        for (int m = 0; m < rows.length; m++) {
            offsets[m] = 32 * m;
            arrays[m] = new float[32 * m + 48];
            Arrays.fill(arrays[m], 77);
            System.arraycopy(rows[m], 0, arrays[m], offsets[m], n);
        }
        new RowArithmetic(arithmetic, n).combine(arrays, offsets);
        return Arrays.copyOfRange(arrays[0], 0, n);
    }

    private static double[] probabilities(float[] z) {
        double[] p = new double[z.length];
        double sum = 0;
        for (int v = 0; v < z.length; v++) {
            p[v] = StrictMath.exp(z[v]);
            sum += p[v];
        }
        for (int v = 0; v < z.length; v++) {
            p[v] /= sum;
        }
        return p;
    }

    private static float[] logs(double... p) {
        float[] z = new float[p.length];
        for (int v = 0; v < p.length; v++) {
            z[v] = (float) StrictMath.log(p[v]);
        }
        return z;
    }

    @Test
    void aProxyAddsTheWeightedDifference() {
        float[] base = {1, 2, 3};
        assertThat(combined(new ProxyTuning(2), base, new float[] {0, 1, 5}, new float[] {1, 1, 1}))
                .containsExactly(-1, 2, 11);
        assertThat(combined(new ProxyTuning(-1), base, new float[] {0, 1, 5}, new float[] {1, 1, 1}))
                .containsExactly(2, 2, -1);
    }

    @Test
    void nothingAddedLeavesEveryBit() {
        float[] base = {-0f, 1e-30f, 3.3f, 0f};
        float[] other = {9, -7, 1e8f, 0.1f};
        assertThat(combined(new ProxyTuning(0), base, other, base)).containsExactly(base);
        assertThat(combined(new ProxyTuning(0.7), base, other, other.clone())).containsExactly(base);
        assertThat(combined(new EmulatedFineTuning(1), base, other, other.clone())).containsExactly(base);
        assertThat(combined(new EmulatedFineTuning(0.9), base, other, other.clone())).containsExactly(base);
        assertThat(combined(new EmulatedMixture(0.3, 1), base, other, other.clone(), other.clone()))
                .containsExactly(base);
        assertThat(combined(new LogitContrast(0, 0), base, other)).containsExactly(base);
        assertThat(combined(new LogitContrast(0, 2.5), base, base.clone())).containsExactly(base);
        assertThat(Float.floatToRawIntBits(combined(new ProxyTuning(0.7), base, other, other.clone())[0]))
                .isEqualTo(Float.floatToRawIntBits(-0f));
    }

    @Test
    void emulatedFineTuningMultipliesByTheRatioOfProbabilities() {
        float[] z = combined(
                new EmulatedFineTuning(1), logs(0.5, 0.3, 0.2), logs(0.2, 0.2, 0.6), logs(0.4, 0.2, 0.4));
        // 0.5 x 1/2, 0.3 x 1, 0.2 x 3/2, whose sum is 0.85
        assertThat(probabilities(z)).containsExactly(new double[] {0.25 / 0.85, 0.3 / 0.85, 0.3 / 0.85}, within(1e-6));
    }

    @Test
    void logitsOfAnotherHeightAreTheSamePolicy() {
        float[] tuned = logs(0.2, 0.2, 0.6);
        float[] high = {tuned[0] + 4, tuned[1] + 4, tuned[2] + 4};
        float[] base = logs(0.5, 0.3, 0.2);
        float[] reference = logs(0.4, 0.2, 0.4);
        // With a filter the height of a row would show in the share of the tokens that are left alone.
        assertThat(combined(new EmulatedFineTuning(0.7), base, high, reference))
                .containsExactly(combined(new EmulatedFineTuning(0.7), base, tuned, reference), within(1e-6f));
    }

    @Test
    void outsideTheNucleusOfTheBaseNothingIsAdded() {
        float[] base = logs(0.5, 0.3, 0.2);
        float[] z = combined(new EmulatedFineTuning(0.7), base, logs(0.2, 0.2, 0.6), logs(0.4, 0.2, 0.4));
        assertThat(z[2]).isEqualTo(base[2]);
        assertThat(probabilities(z)).containsExactly(
                new double[] {0.25 / 0.75, 0.3 / 0.75, 0.2 / 0.75}, within(1e-6));
    }

    @Test
    void aMixtureMixesLogarithms() {
        float[] base = logs(0.25, 0.25, 0.5);
        float[] first = logs(0.1, 0.1, 0.8);
        float[] second = logs(0.4, 0.4, 0.2);
        float[] reference = logs(0.25, 0.25, 0.5);
        float[] z = combined(new EmulatedMixture(0.5, 1), base, first, second, reference);
        // base x sqrt(first second) / reference: 0.2, 0.2, 0.4
        assertThat(probabilities(z)).containsExactly(new double[] {0.25, 0.25, 0.5}, within(1e-6));
        assertThat(combined(new EmulatedMixture(1, 0.9), base, first, second, reference))
                .containsExactly(combined(new EmulatedFineTuning(0.9), base, first, reference));
        assertThat(combined(new EmulatedMixture(0, 0.9), base, first, second, reference))
                .containsExactly(combined(new EmulatedFineTuning(0.9), base, second, reference));
    }

    @Test
    void contrastiveDecodingTakesTheRatioAmongPlausibleTokens() {
        float[] z = combined(
                new ContrastiveDecoding(0.5, 1), logs(0.5, 0.3, 0.2), logs(0.5, 0.1, 0.4));
        // 0.2 < 0.5 x 0.5 is not plausible; the others have ratios 1 and 3.
        assertThat(z[2]).isEqualTo(OUT);
        assertThat(probabilities(z)).containsExactly(new double[] {0.25, 0.75, 0}, within(1e-6));
        // An amateur at temperature 2 has the square roots of its probabilities.
        float[] warm = combined(new ContrastiveDecoding(0, 2), logs(0.5, 0.5), logs(0.2, 0.8));
        assertThat(warm[0] - warm[1]).isCloseTo((float) StrictMath.log(2), within(1e-6f));
        float[] alike = combined(new ContrastiveDecoding(0, 1), logs(0.7, 0.3), logs(0.7, 0.3));
        assertThat(probabilities(alike)).containsExactly(0.5, 0.5);
    }

    @Test
    void theContrastOfLogitsIsAPenalty() {
        assertThat(combined(new LogitContrast(0.1, 0.5), new float[] {2, 1, -1}, new float[] {0, 2, 0}))
                .containsExactly(3, 0.5f, OUT); // log 0.1 + 2 = -0.30
        assertThat(combined(new LogitContrast(1, 0.5), new float[] {2, 1, 2}, new float[] {0, 2, 4}))
                .containsExactly(3, OUT, 1);
    }
}
