package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.load;

/// Causal attention of the rows of one segment, which may go on from a prefix that other segments share.
///
/// s[t, j] = q_t . k_j (j <= t),  p = softmax(s[t]),  o_t = (sum_j e[t, j] v_j) / sum_j e[t, j]   with e = exp(s - max)
///
/// Two passes, scores and then the weighted sum; the chain over positions runs by absolute position, from the prefix on
/// into the segment, so that a segment with a prefix has the bits of the whole sequence, and row t those of
/// [DecodeAttention] at position t. Queries beside each other in a tile see up to six positions more than they may;
/// those have probability exactly 0 and add zeros to the end of a chain.
///
/// Shapes: rows of the projection as in [AttentionShape], `ldq` apart, queries scaled and turned; position t of the
/// sequence is row `prefixRow + t` for t < prefixN, then row `row0 + t - prefixN`. Outputs of head h at column
/// h x headWidth. `stats[(row x heads + head) x 2]` holds the maximum, then 1 / sum: all that the backward needs.
public final class CausalAttention {
    private static final int TILE = 6;

    private CausalAttention() {}

    /// Floats of scratch that a segment of up to `positions` positions, its prefix included, needs.
    public static int scratchSize(AttentionShape shape, int positions) {
        int padded = positions + 15 & -16;
        return 2 * padded * shape.headWidth() + TILE * padded + TILE * shape.headWidth();
    }

    /// Outputs and stats of all query heads that use `keyHead`, for rows row0 .. row0 + n - 1.
    public static void forward(
            float[] qkv, int ldq, AttentionShape shape, int row0, int n, int prefixRow, int prefixN, int keyHead,
            float[] out, int ldo, float[] stats, float[] scratch) {
        int width = shape.headWidth();
        int group = shape.queriesPerKey();
        int capacity = prefixN + n + 15 & -16;
        int values = capacity * width;
        int tile = 2 * capacity * width;
        int sums = tile + TILE * capacity;
        int kc = shape.keyColumn(keyHead);
        int vc = shape.valueColumn(keyHead);
        AttentionPanels.columns(qkv, prefixRow * ldq + kc, ldq, prefixN, width, scratch, 0, 0);
        AttentionPanels.columns(qkv, row0 * ldq + kc, ldq, n, width, scratch, 0, prefixN);
        AttentionPanels.rows(qkv, prefixRow * ldq + vc, ldq, prefixN, width, scratch, values, capacity, 0);
        AttentionPanels.rows(qkv, row0 * ldq + vc, ldq, n, width, scratch, values, capacity, prefixN);
        int queries = row0 * ldq + shape.queryColumn(keyHead * group);
        for (int r = 0, all = n * group; r < all; r += TILE) {
            int last = Math.min(r + TILE, all) - 1;
            int positions = prefixN + last / group + 1;
            int panels = positions + 15 >> 4;
            scores(qkv, ldq, queries, r, last, group, width, scratch, 0, panels, tile, capacity);
            for (int i = r; i <= last; i++) {
                int row = row0 + i / group;
                int head = keyHead * group + i % group;
                RowSoftmax.exponentials(
                        scratch, tile + (i - r) * capacity, prefixN + i / group + 1, 16 * panels, stats,
                        (row * shape.heads() + head) * 2);
            }
            AttentionTile.multiply(
                    scratch, tile, row(tile, capacity, 1, last - r), row(tile, capacity, 2, last - r),
                    row(tile, capacity, 3, last - r), row(tile, capacity, 4, last - r),
                    row(tile, capacity, 5, last - r), scratch, values, 16 * capacity, width >> 4, positions, scratch,
                    sums, width);
            for (int i = r; i <= last; i++) {
                int row = row0 + i / group;
                int head = keyHead * group + i % group;
                float inverse = stats[(row * shape.heads() + head) * 2 + 1];
                scale(scratch, sums + (i - r) * width, inverse, out, row * ldo + head * width, width);
            }
        }
    }

    /// Scores of queries r .. last (counted position by position, then head by head) against `panels` panels of keys;
    /// missing rows of the tile repeat the last.
    private static void scores(
            float[] qkv, int ldq, int queries, int r, int last, int group, int width, float[] scratch, int keys,
            int panels, int tile, int capacity) {
        AttentionTile.multiply(
                qkv, query(queries, ldq, r, last, group, width), query(queries, ldq, r + 1, last, group, width),
                query(queries, ldq, r + 2, last, group, width), query(queries, ldq, r + 3, last, group, width),
                query(queries, ldq, r + 4, last, group, width), query(queries, ldq, r + 5, last, group, width), scratch,
                keys, 16 * width, panels, width, scratch, tile, capacity);
    }

    private static int query(int queries, int ldq, int r, int last, int group, int width) {
        int i = Math.min(r, last);
        return queries + i / group * ldq + i % group * width;
    }

    private static int row(int tile, int ld, int r, int last) {
        return tile + Math.min(r, last) * ld;
    }

    private static void scale(float[] x, int xo, float factor, float[] y, int yo, int width) {
        for (int i = 0; i < width; i += 8) {
            load(x, xo + i).mul(factor).intoArray(y, yo + i);
        }
    }
}
