package dev.hone.engine.internal.kernels;

/// Attention of one query head at one position, in plain loops and the promised order.
final class ScalarAttention {
    private ScalarAttention() {}

    /// Row of the projection that holds position t.
    interface Rows {
        int at(int t);
    }

    /// Output of `head` at position t; `stats` becomes the maximum and 1 / sum.
    static float[] output(float[] qkv, int ldq, AttentionShape s, Rows rows, int t, int head, float[] stats) {
        int width = s.headWidth();
        int query = rows.at(t) * ldq + s.queryColumn(head);
        int keyHead = head / s.queriesPerKey();
        float[] e = new float[t + 1];
        float maximum = Float.NEGATIVE_INFINITY;
        for (int j = 0; j <= t; j++) {
            int key = rows.at(j) * ldq + s.keyColumn(keyHead);
            for (int i = 0; i < width; i++) {
                e[j] = Math.fma(qkv[query + i], qkv[key + i], e[j]);
            }
            maximum = Math.max(maximum, e[j]);
        }
        float[] lanes = new float[16];
        for (int j = 0; j <= t; j++) {
            e[j] = Scalars.exp(e[j] - maximum);
            lanes[j % 16] += e[j];
        }
        stats[0] = maximum;
        stats[1] = 1 / Scalars.tree(lanes);
        float[] out = new float[width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= t; j++) {
                out[i] = Math.fma(e[j], qkv[rows.at(j) * ldq + s.valueColumn(keyHead) + i], out[i]);
            }
            out[i] *= stats[1];
        }
        return out;
    }
}
