package dev.hone.engine.internal.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CausalAttentionTest {
    private static float[] forward(
            float[] qkv, int ldq, AttentionShape s, int rows, int row0, int n, int prefixRow, int prefixN,
            float[] stats) {
        int ldo = s.heads() * s.headWidth() + 3;
        float[] out = Scalars.poisoned(rows * ldo);
        for (int h = 0; h < s.keyHeads(); h++) {
            float[] scratch = Scalars.poisoned(CausalAttention.scratchSize(s, prefixN + n));
            CausalAttention.forward(qkv, ldq, s, row0, n, prefixRow, prefixN, h, out, ldo, stats, scratch);
        }
        return out;
    }

    @Test
    void averagesTheValuesWhereAllKeysAreEqual() {
        var s = new AttentionShape(1, 1, 16, 1f);
        float[] qkv = new float[3 * 48];
        for (int t = 0; t < 3; t++) {
            qkv[t * 48 + 32] = t + 1;
        }
        float[] stats = new float[6];
        float[] out = forward(qkv, 48, s, 3, 0, 3, 0, 0, stats);
        assertThat(new float[] {out[0], out[19], out[38]}).containsExactly(1f, 1.5f, 2f);
        assertThat(stats).containsExactly(0f, 1f, 0f, 0.5f, 0f, 1f / 3);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3, 32, 1", "3, 3, 32, 5", "3, 3, 32, 74", "9, 3, 64, 33", "9, 3, 64, 130", "1, 1, 16, 17", "4, 2, 128, 40",
        "7, 1, 48, 23", "2, 2, 80, 7"
    })
    void hasTheBitsOfItsScalarTwinAndOfDecoding(int heads, int keyHeads, int width, int n) {
        var s = new AttentionShape(heads, keyHeads, width, 1f);
        int ldq = s.columns() + 16;
        float[] qkv = Scalars.random("qkv", n * ldq, 0.7);
        float[] stats = Scalars.poisoned(n * heads * 2);
        float[] out = forward(qkv, ldq, s, n, 0, n, 0, 0, stats);
        int ldo = heads * width + 3;
        int capacity = n + 15 & -16;
        float[] keys = Scalars.poisoned(DecodeAttention.cacheSize(s, capacity) + 5);
        float[] values = Scalars.poisoned(keys.length);
        float[] scratch = Scalars.poisoned(DecodeAttention.scratchSize(s, capacity));
        for (int t = 0; t < n; t++) {
            DecodeAttention.append(qkv, t * ldq, s, keys, 5, values, 5, capacity, t);
            float[] row = Scalars.poisoned(heads * width + 1);
            DecodeAttention.attend(qkv, t * ldq, s, keys, 5, values, 5, capacity, t + 1, row, 1, scratch);
            float[] causal = Arrays.copyOfRange(out, t * ldo, t * ldo + heads * width);
            assertThat(Arrays.copyOfRange(row, 1, row.length)).as("position %s", t).isEqualTo(causal);
            for (int h = 0; h < heads; h++) {
                float[] expectedStats = new float[2];
                float[] expected = ScalarAttention.output(qkv, ldq, s, u -> u, t, h, expectedStats);
                int st = (t * heads + h) * 2;
                assertThat(Arrays.copyOfRange(causal, h * width, h * width + width)).isEqualTo(expected);
                assertThat(Arrays.copyOfRange(stats, st, st + 2)).isEqualTo(expectedStats);
            }
            assertThat(out[t * ldo + heads * width]).as("beyond the row").isNaN();
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 3, 32, 11, 8", "9, 3, 64, 16, 30", "2, 1, 16, 1, 1", "3, 1, 32, 37, 7"})
    void aSegmentWithAPrefixHasTheBitsOfTheWholeSequence(int heads, int keyHeads, int width, int prefix, int n) {
        var s = new AttentionShape(heads, keyHeads, width, 1f);
        int ldq = s.columns();
        float[] whole = Scalars.random("whole", (prefix + n) * ldq, 0.7);
        float[] wholeStats = new float[(prefix + n) * heads * 2];
        float[] wholeOut = forward(whole, ldq, s, prefix + n, 0, prefix + n, 0, 0, wholeStats);
        int rows = 40 + n + prefix + 2;
        float[] company = Scalars.random("company", rows * ldq, 50);
        System.arraycopy(whole, 0, company, (40 + n) * ldq, prefix * ldq);
        System.arraycopy(whole, prefix * ldq, company, 20 * ldq, n * ldq);
        float[] stats = Scalars.poisoned(rows * heads * 2);
        float[] out = forward(company, ldq, s, rows, 20, n, 40 + n, prefix, stats);
        int ldo = heads * width + 3;
        assertThat(Arrays.copyOfRange(out, 20 * ldo, (20 + n) * ldo - 3))
                .isEqualTo(Arrays.copyOfRange(wholeOut, prefix * ldo, (prefix + n) * ldo - 3));
        assertThat(Arrays.copyOfRange(stats, 20 * heads * 2, (20 + n) * heads * 2))
                .isEqualTo(Arrays.copyOfRange(wholeStats, prefix * heads * 2, wholeStats.length));
        for (int i = 0; i < out.length; i++) {
            assertThat(Float.isNaN(out[i])).isEqualTo(i / ldo < 20 || i / ldo >= 20 + n || i % ldo >= ldo - 3);
        }
    }
}
