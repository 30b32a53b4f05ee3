package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Causal attention of the rows of one segment, which may go on from a prefix that other segments share.
///
/// s[t, j] = q_t . k_j (j <= t),  p = softmax(s[t]),  o_t = (sum_j e[t, j] v_j) / sum_j e[t, j]   with e = exp(s - max)
///
/// Two passes, scores and then the weighted sum; the chain over positions runs by absolute position, from the prefix on
/// into the segment, so that a segment with a prefix has the bits of the whole sequence, and row t those of
/// [DecodeAttention] at position t. Queries beside each other in a tile see up to five positions more than they may;
/// those have probability exactly 0 and add zeros to the end of a chain.
///
/// Shapes: rows of the projection as in [AttentionShape], `ldq` apart, queries scaled and turned; position t of the
/// sequence is row `prefixRow + t` for t < prefixN, then row `row0 + t - prefixN`. Outputs of head h at column
/// h x headWidth. `stats[(row x heads + head) x 2]` holds the maximum, then 1 / sum: all that the backward needs.
public final class CausalAttention {
    private CausalAttention() {}

    /// Floats of scratch that `forward` needs for up to `positions` positions, the prefix included.
    public static int scratchSize(AttentionShape shape, int positions) {
        int capacity = positions + 15 & -16;
        return 2 * capacity * shape.headWidth() + AttentionTile.ROWS * (capacity + 16);
    }

    /// Outputs and stats of all query heads that use `keyHead`, for rows row0 .. row0 + n - 1.
    public static void forward(
            float[] qkv, int ldq, AttentionShape shape, int row0, int n, int prefixRow, int prefixN, int keyHead,
            float[] out, int ldo, float[] stats, float[] scratch) {
        int width = shape.headWidth();
        int capacity = prefixN + n + 15 & -16;
        int values = capacity * width;
        int tile = 2 * capacity * width;
        int ld = capacity + 16;
        int kc = shape.keyColumn(keyHead);
        int vc = shape.valueColumn(keyHead);
        AttentionPanels.columns(qkv, prefixRow * ldq + kc, ldq, prefixN, width, scratch, 0, 0);
        AttentionPanels.columns(qkv, row0 * ldq + kc, ldq, n, width, scratch, 0, prefixN);
        AttentionPanels.rows(qkv, prefixRow * ldq + vc, ldq, prefixN, width, scratch, values, capacity, 0);
        AttentionPanels.rows(qkv, row0 * ldq + vc, ldq, n, width, scratch, values, capacity, prefixN);
        int head = keyHead * shape.queriesPerKey();
        for (int h = head; h < head + shape.queriesPerKey(); h++) {
            int column = shape.queryColumn(h);
            for (int i = 0, m; i < n; i += m) {
                m = AttentionTile.rows(i, n);
                int row = row0 + i;
                int positions = prefixN + i + m;
                int panels = positions + 15 >> 4;
                AttentionTile.multiply(
                        m, qkv, row * ldq + column, ldq, scratch, 0, 16 * width, panels, width, scratch, tile, ld,
                        Sum.FRESH);
                for (int r = 0; r < m; r++) {
                    RowSoftmax.exponentials(
                            scratch, tile + r * ld, prefixN + i + r + 1, 16 * panels, stats,
                            ((row + r) * shape.heads() + h) * 2);
                }
                AttentionTile.multiply(
                        m, scratch, tile, ld, scratch, values, 16 * capacity, width >> 4, positions, out,
                        row * ldo + column, ldo, Sum.FRESH);
                for (int r = 0; r < m; r++) {
                    float inverse = stats[((row + r) * shape.heads() + h) * 2 + 1];
                    scale(out, (row + r) * ldo + column, inverse, width);
                }
            }
        }
    }

    /// Floats of scratch that `backward` needs for a segment of `n` rows behind a prefix of `prefixN`.
    public static int backwardScratchSize(AttentionShape shape, int n, int prefixN) {
        return CausalAttentionBackward.scratchSize(shape, n, prefixN);
    }

    /// Gradients of queries, keys and values of all query heads that use `keyHead`; see [CausalAttentionBackward].
    public static void backward(
            float[] qkv, int ldq, AttentionShape shape, int row0, int n, int prefixRow, int prefixN, int keyHead,
            float[] dOut, int ldo, float[] stats, float[] dQkv, float[] slot, int slotAt, float[] scratch) {
        CausalAttentionBackward.run(
                qkv, ldq, shape, row0, n, prefixRow, prefixN, keyHead, dOut, ldo, stats, dQkv, slot, slotAt, scratch);
    }

    private static void scale(float[] x, int xo, float factor, int width) {
        for (int i = 0; i < width; i += 8) {
            FloatVector.fromArray(SPECIES, x, xo + i).mul(factor).intoArray(x, xo + i);
        }
    }
}
