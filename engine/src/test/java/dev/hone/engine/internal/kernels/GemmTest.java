package dev.hone.engine.internal.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GemmTest {
    private static final float SENTINEL = 12345.5f;

    @Test
    void twoByTwoByHand() {
        float[] a = {1, 2, 3, 4};
        float[] w = new float[32];
        w[0] = 5;
        w[1] = 6;
        w[16] = 7;
        w[17] = 8;
        float[] c = new float[32];
        Gemm.multiply(a, 0, 2, w, 0, 32, c, 0, 16, 2, 0, 1, 2, Sum.FRESH);
        assertThat(new float[] {c[0], c[1], c[16], c[17]}).containsExactly(19, 22, 43, 50);
        Gemm.multiply(a, 0, 2, w, 0, 32, c, 0, 16, 2, 0, 1, 2, Sum.ONTO);
        assertThat(new float[] {c[0], c[1], c[16], c[17]}).containsExactly(38, 44, 86, 100);
    }

    @Test
    void theChainIsFusedAndAscends() {
        // 1e8 swallows a lone 1; (1 + 2^-12)^2 keeps its last bit only if it is not rounded before the addition.
        float[] a = {1e8f, 1, -1e8f, 1 + 0x1p-12f};
        float[] w = new float[64];
        w[0] = w[16] = w[32] = 1;
        w[48] = 1 + 0x1p-12f;
        float[] c = new float[16];
        Gemm.multiply(a, 0, 4, w, 0, 64, c, 0, 16, 1, 0, 1, 3, Sum.FRESH);
        assertThat(c[0]).isZero();
        c[0] = -1;
        Gemm.multiply(a, 3, 1, w, 48, 16, c, 0, 16, 1, 0, 1, 1, Sum.ONTO);
        assertThat(c[0]).isEqualTo(0x1p-11f + 0x1p-24f);
    }

    /// {rows, depth, columns, first panel, last panel}: all small heights, odd depths and ranges, blocks of each kind.
    static Stream<int[]> shapes() {
        var random = new SplittableRandom(7);
        Stream<int[]> heights = IntStream.rangeClosed(1, 20).mapToObj(m -> shape(random, m, 1 + random.nextInt(70)));
        Stream<int[]> depths = IntStream.of(1, 2, 15, 16, 17, 287, 288, 289, 576, 577, 700)
                .mapToObj(k -> shape(random, 1 + random.nextInt(20), k));
        Stream<int[]> large = Stream.of(new int[] {130, 700, 112, 1, 6}, new int[] {300, 288, 48, 0, 3},
                new int[] {301, 290, 64, 1, 4}, new int[] {290, 30, 32, 0, 2}, new int[] {577, 125, 32, 1, 2});
        Stream<int[]> streaming =
                IntStream.rangeClosed(6, 38).mapToObj(m -> shape(random, m, 384 + random.nextInt(99)));
        return Stream.of(heights, depths, large, streaming).flatMap(s -> s);
    }

    private static int[] shape(SplittableRandom random, int rows, int depth) {
        int panels = 1 + random.nextInt(14);
        int from = random.nextInt(panels);
        return new int[] {rows, depth, 16 * panels, from, from + 1 + random.nextInt(panels - from)};
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void multiplyEqualsTheScalarTwin(int[] s) {
        int rows = s[0];
        int depth = s[1];
        int columns = s[2];
        var random = new SplittableRandom(Arrays.hashCode(s));
        for (Sum sum : Sum.values()) {
            int lda = depth + random.nextInt(20);
            int ldc = columns + random.nextInt(20);
            int panelStride = depth * 16 + 16 * random.nextInt(3);
            float[] a = numbers(random, 3 + rows * lda);
            float[] w = numbers(random, 5 + columns / 16 * panelStride);
            float[] c = sum == Sum.ONTO ? numbers(random, 7 + rows * ldc) : filled(7 + rows * ldc, Float.NaN);
            float[] twin = c.clone();
            Gemm.multiply(a, 3, lda, w, 5, panelStride, c, 7, ldc, rows, s[3], s[4], depth, sum);
            ScalarProducts.multiply(a, 3, lda, w, 5, panelStride, twin, 7, ldc, rows, s[3], s[4], depth, sum);
            assertSameBits(c, twin);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void multiplyTransposedEqualsTheScalarTwinAndTheTransposedCopy(int[] s) {
        int rows = s[0];
        int columns = (s[1] + 15) / 16 * 16;
        int depth = s[2];
        var random = new SplittableRandom(Arrays.hashCode(s));
        for (Sum sum : Sum.values()) {
            int ldy = columns + random.nextInt(20);
            int ldx = depth + random.nextInt(20);
            float[] y = numbers(random, 3 + rows * ldy);
            float[] w = numbers(random, 5 + columns * depth);
            float[] x = sum == Sum.ONTO ? numbers(random, 7 + rows * ldx) : filled(7 + rows * ldx, SENTINEL);
            float[] twin = x.clone();
            float[] copied = x.clone();
            float[] scratch = filled(Gemm.transposedScratch(columns), Float.NaN);
            Gemm.multiplyTransposed(y, 3, ldy, w, 5, depth, columns, x, 7, ldx, rows, s[3], s[4], scratch, sum);
            ScalarProducts.multiplyTransposed(y, 3, ldy, w, 5, depth, columns, twin, 7, ldx, rows, s[3], s[4], sum);
            assertSameBits(x, twin);

            float[] wt = filled(9 + columns * depth, Float.NaN);
            Packing.transpose(w, 5, depth, columns, wt, 9, s[3], s[4]);
            Gemm.multiply(y, 3, ldy, wt, 9, columns * 16, copied, 7, ldx, rows, s[3], s[4], columns, sum);
            assertSameBits(copied, twin);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void weightGradientEqualsTheScalarTwin(int[] s) {
        int rows = s[0];
        int depth = (s[1] + 15) / 16 * 16;
        int columns = s[2];
        var random = new SplittableRandom(Arrays.hashCode(s));
        for (Chain chain : Chain.values()) {
            int ldx = depth + random.nextInt(20);
            int ldy = columns + random.nextInt(20);
            float[] x = numbers(random, 3 + rows * ldx);
            float[] y = numbers(random, 5 + rows * ldy);
            float[] g = numbers(random, 7 + depth * columns);
            float[] twin = g.clone();
            float[] scratch = filled(Gemm.gradientScratch(depth, rows), Float.NaN);
            Gemm.weightGradient(x, 3, ldx, y, 5, ldy, rows, g, 7, depth, s[3], s[4], scratch, chain);
            ScalarProducts.weightGradient(x, 3, ldx, y, 5, ldy, rows, twin, 7, depth, s[3], s[4], chain);
            assertSameBits(g, twin);
        }
    }

    @ParameterizedTest
    @EnumSource(Sum.class)
    void cutsOfRowsAndPanelsChangeNoBit(Sum sum) {
        var random = new SplittableRandom(3);
        int rows = 37;
        int depth = 600;
        int panels = 11;
        float[] a = numbers(random, rows * depth);
        float[] w = numbers(random, depth * 16 * panels);
        float[] whole = numbers(random, rows * 16 * panels);
        float[] cut = whole.clone();
        Gemm.multiply(a, 0, depth, w, 0, depth * 16, whole, 0, 16 * panels, rows, 0, panels, depth, sum);
        for (int m = 0; m < rows;) {
            int n = Math.min(rows - m, 1 + random.nextInt(9));
            for (int p = 0; p < panels;) {
                int q = Math.min(panels, p + 1 + random.nextInt(7));
                Gemm.multiply(
                        a, m * depth, depth, w, 0, depth * 16, cut, m * 16 * panels, 16 * panels, n, p, q, depth, sum);
                p = q;
            }
            m += n;
        }
        assertSameBits(cut, whole);
    }

    static float[] numbers(SplittableRandom random, int length) {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = (float) (random.nextDouble() - 0.5);
        }
        return x;
    }

    static float[] filled(int length, float value) {
        float[] x = new float[length];
        Arrays.fill(x, value);
        return x;
    }

    static void assertSameBits(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            if (Float.floatToRawIntBits(actual[i]) != Float.floatToRawIntBits(expected[i])) {
                throw new AssertionError("element " + i + ": " + actual[i] + ", the twin has " + expected[i]);
            }
        }
    }
}
