package dev.hone.engine.internal.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CausalAttentionBackwardTest {
    private record Gradient(float[] dQkv, float[] slots) {}

    private static Gradient backward(
            float[] qkv, int ldq, AttentionShape s, int rows, int row0, int n, int prefixRow, int prefixN,
            float[] dOut, int ldo) {
        float[] out = Scalars.poisoned(rows * ldo);
        float[] stats = Scalars.poisoned(rows * s.heads() * 2);
        float[] dQkv = Scalars.poisoned(rows * ldq);
        int slot = prefixN * 2 * s.headWidth();
        float[] slots = Scalars.poisoned(slot * s.keyHeads());
        for (int h = 0; h < s.keyHeads(); h++) {
            float[] scratch = Scalars.poisoned(CausalAttention.scratchSize(s, prefixN + n));
            CausalAttention.forward(qkv, ldq, s, row0, n, prefixRow, prefixN, h, out, ldo, stats, scratch);
            scratch = Scalars.poisoned(CausalAttention.backwardScratchSize(s, n, prefixN));
            CausalAttention.backward(
                    qkv, ldq, s, row0, n, prefixRow, prefixN, h, dOut, ldo, stats, dQkv, slots, h * slot, scratch);
        }
        return new Gradient(dQkv, slots);
    }

    /// The same gradient in plain loops and the promised order.
    private static float[] twin(float[] qkv, int ldq, AttentionShape s, int n, float[] dOut, int ldo) {
        int width = s.headWidth();
        float[] d = new float[n * ldq];
        for (int h = 0; h < s.heads(); h++) {
            int keyHead = h / s.queriesPerKey();
            for (int t = 0; t < n; t++) {
                float[] stats = new float[2];
                ScalarAttention.output(qkv, ldq, s, u -> u, t, h, stats);
                int q = t * ldq + s.queryColumn(h);
                int o = t * ldo + h * width;
                float[] p = new float[t + 1];
                float[] ds = new float[t + 1];
                for (int j = 0; j <= t; j++) {
                    int k = j * ldq + s.keyColumn(keyHead);
                    int v = j * ldq + s.valueColumn(keyHead);
                    for (int i = 0; i < width; i++) {
                        p[j] = Math.fma(qkv[q + i], qkv[k + i], p[j]);
                        ds[j] = Math.fma(dOut[o + i], qkv[v + i], ds[j]);
                    }
                    p[j] = Scalars.exp(p[j] - stats[0]) * stats[1];
                }
                float mean = Scalars.dot(p, 0, ds, 0, t + 1);
                for (int j = 0; j <= t; j++) {
                    ds[j] = (ds[j] - mean) * p[j];
                    int k = j * ldq + s.keyColumn(keyHead);
                    int v = j * ldq + s.valueColumn(keyHead);
                    for (int i = 0; i < width; i++) {
                        d[q + i] = Math.fma(ds[j], qkv[k + i], d[q + i]);
                        d[k + i] = Math.fma(ds[j], qkv[q + i], d[k + i]);
                        d[v + i] = Math.fma(p[j], dOut[o + i], d[v + i]);
                    }
                }
            }
        }
        return d;
    }

    @ParameterizedTest
    @CsvSource({"3, 3, 32, 1", "3, 3, 32, 75", "9, 3, 64, 33", "3, 1, 64, 230", "1, 1, 16, 100", "4, 2, 128, 13"})
    void hasTheBitsOfItsScalarTwin(int heads, int keyHeads, int width, int n) {
        var s = new AttentionShape(heads, keyHeads, width, 1f);
        int ldo = heads * width + 3;
        float[] qkv = Scalars.random("qkv", n * s.columns(), 0.7);
        float[] dOut = Scalars.random("dOut", n * ldo, 1);
        float[] actual = backward(qkv, s.columns(), s, n, 0, n, 0, 0, dOut, ldo).dQkv();
        assertThat(actual).isEqualTo(twin(qkv, s.columns(), s, n, dOut, ldo));
    }

    @ParameterizedTest
    @CsvSource({"3, 3, 32, 11, 66", "3, 1, 16, 1, 1", "4, 2, 16, 37, 9", "3, 1, 16, 5, 230"})
    void aSharedPrefixTakesTheGradientOfTheWholeSequence(int heads, int keyHeads, int width, int prefix, int n) {
        var s = new AttentionShape(heads, keyHeads, width, 1f);
        int ldq = s.columns() + 16;
        int ldo = heads * width;
        int all = prefix + n;
        float[] qkv = Scalars.random("qkv", all * ldq, 0.7);
        float[] dOut = Scalars.random("dOut", all * ldo, 1);
        float[] whole = backward(qkv, ldq, s, all, 0, all, 0, 0, dOut, ldo).dQkv();
        Gradient segment = backward(qkv, ldq, s, all, prefix, n, 0, prefix, dOut, ldo);
        float[] together = backward(qkv, ldq, s, all, 0, prefix, 0, 0, dOut, ldo).dQkv();
        for (int h = 0; h < keyHeads; h++) {
            for (int t = 0; t < prefix; t++) {
                int slot = (h * prefix + t) * 2 * width;
                int key = t * ldq + s.keyColumn(h);
                int value = t * ldq + s.valueColumn(h);
                Residual.add(together, key, segment.slots(), slot, together, key, width);
                Residual.add(together, value, segment.slots(), slot + width, together, value, width);
            }
        }
        System.arraycopy(segment.dQkv(), prefix * ldq, together, prefix * ldq, n * ldq);
        for (int i = 0; i < all * ldq; i++) {
            assertThat(Float.isNaN(together[i])).isEqualTo(i % ldq >= s.columns());
            if (i % ldq < s.columns()) {
                assertThat(together[i]).isCloseTo(whole[i], within(2e-5f));
                if (i / ldq >= prefix) {
                    assertThat(together[i]).isEqualTo(whole[i]);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 16, 7", "3, 3, 32, 19"})
    void agreesWithFiniteDifferences(int heads, int keyHeads, int width, int n) {
        var s = new AttentionShape(heads, keyHeads, width, 1f);
        int ldq = s.columns();
        float[] qkv = Scalars.random("qkv", n * ldq, 0.7);
        float[] dOut = Scalars.random("dOut", n * heads * width, 1);
        float[] d = backward(qkv, ldq, s, n, 0, n, 0, 0, dOut, heads * width).dQkv();
        double[] x = new double[qkv.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = qkv[i];
        }
        double h = 1e-5;
        for (int i = 0; i < x.length; i += n > 10 ? 7 : 1) {
            double at = x[i];
            x[i] = at + h;
            double up = loss(x, ldq, s, n, dOut);
            x[i] = at - h;
            double down = loss(x, ldq, s, n, dOut);
            x[i] = at;
            assertThat((double) d[i]).isCloseTo((up - down) / (2 * h), within(5e-6));
        }
    }

    /// Sum of dOut x attention in double precision.
    private static double loss(double[] x, int ldq, AttentionShape s, int n, float[] dOut) {
        int width = s.headWidth();
        double loss = 0;
        for (int head = 0; head < s.heads(); head++) {
            int keyHead = head / s.queriesPerKey();
            for (int t = 0; t < n; t++) {
                double sum = 0;
                double weighted = 0;
                for (int j = 0; j <= t; j++) {
                    double score = 0;
                    double along = 0;
                    for (int i = 0; i < width; i++) {
                        score += x[t * ldq + s.queryColumn(head) + i] * x[j * ldq + s.keyColumn(keyHead) + i];
                        along += dOut[(t * s.heads() + head) * width + i] * x[j * ldq + s.valueColumn(keyHead) + i];
                    }
                    sum += Math.exp(score);
                    weighted += Math.exp(score) * along;
                }
                loss += weighted / sum;
            }
        }
        return loss;
    }
}
