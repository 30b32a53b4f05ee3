package dev.hone.engine.internal.kernels;

import java.util.Arrays;

/// The gradient of [CausalAttention].
///
/// With dP[t, j] = dO_t . v_j,  D_t = sum_j p[t, j] dP[t, j],  dS = p (dP - D):
/// dQ_t = sum_j dS[t, j] k_j,  dK_j = sum_t dS[t, j] q_t,  dV_j = sum_t p[t, j] dO_t
///
/// Probabilities come again from the scores and the stats of the forward, with its kernels. dQ is one chain over
/// ascending positions; dK and dV are one chain over the heads that share the key, and in each over ascending queries.
/// Queries go in blocks whose probabilities stay in the cache; the chains go on from block to block, so the block's
/// size changes no bit.
///
/// Shapes: `dQkv` like the projection, rows `ldq` apart: queries of `keyHead`'s heads, its keys and its values are
/// written for rows row0 .. row0 + n - 1. What flows to the prefix is written, not added, to the slot:
/// `slot[slotAt + t x 2 headWidth]` has key, then value of position t.
final class CausalAttentionBackward {
    /// Most queries of a block.
    private static final int BLOCK = 96;

    /// Floats that probabilities and their gradients should not exceed together (256 KB).
    private static final int RESIDENT = 1 << 16;

    private CausalAttentionBackward() {}

    static int scratchSize(AttentionShape shape, int n, int prefixN) {
        int capacity = prefixN + n + 15 & -16;
        int block = block(n, capacity);
        return 5 * capacity * shape.headWidth() + 2 * block * (capacity + 16) + 2 * block * shape.headWidth();
    }

    private static int block(int n, int capacity) {
        int fitting = Math.clamp(RESIDENT / (2 * capacity), 24, BLOCK);
        int blocks = (n + fitting - 1) / fitting;
        return (n + blocks - 1) / blocks;
    }

    static void run(
            float[] qkv, int ldq, AttentionShape shape, int row0, int n, int prefixRow, int prefixN, int keyHead,
            float[] dOut, int ldo, float[] stats, float[] dQkv, float[] slot, int slotAt, float[] scratch) {
        int width = shape.headWidth();
        int capacity = prefixN + n + 15 & -16;
        int block = block(n, capacity);
        int size = capacity * width;
        int dKeys = 0;
        int dValues = size;
        int panels = 2 * size;
        int rows = 5 * size;
        int queryRows = rows + 2 * block * (capacity + 16);
        int outRows = queryRows + block * width;
        Arrays.fill(scratch, 0, 2 * size, 0f);
        panels(qkv, ldq, shape, row0, n, prefixRow, prefixN, keyHead, capacity, scratch, panels);
        int head = keyHead * shape.queriesPerKey();
        for (int h = head; h < head + shape.queriesPerKey(); h++) {
            int column = shape.queryColumn(h);
            for (int from = 0; from < n; from += block) {
                int m = Math.min(block, n - from);
                int limit = prefixN + from + m + 15 & -16;
                int ld = capacity + 16;
                int p = rows;
                int ds = rows + block * ld;
                int q = (row0 + from) * ldq + column;
                int o = (row0 + from) * ldo + column;
                int st = ((row0 + from) * shape.heads() + h) * 2;
                queries(
                        qkv, q, ldq, dOut, o, ldo, m, prefixN + from, limit, width, capacity, stats, st,
                        2 * shape.heads(), dQkv, scratch, panels, p, ds, ld);
                AttentionPanels.rows(qkv, q, ldq, m, width, scratch, queryRows, m, 0);
                AttentionPanels.rows(dOut, o, ldo, m, width, scratch, outRows, m, 0);
                gather(scratch, ds, ld, limit, prefixN + from, queryRows, m, width, dKeys);
                gather(scratch, p, ld, limit, prefixN + from, outRows, m, width, dValues);
            }
        }
        for (int t = 0; t < prefixN; t++) {
            System.arraycopy(scratch, dKeys + t * width, slot, slotAt + t * 2 * width, width);
            System.arraycopy(scratch, dValues + t * width, slot, slotAt + t * 2 * width + width, width);
        }
        for (int t = 0; t < n; t++) {
            int row = (row0 + t) * ldq;
            int from = (prefixN + t) * width;
            System.arraycopy(scratch, dKeys + from, dQkv, row + shape.keyColumn(keyHead), width);
            System.arraycopy(scratch, dValues + from, dQkv, row + shape.valueColumn(keyHead), width);
        }
    }

    /// Keys by columns, values by columns (0 behind the last position) and keys by rows, one after the other.
    private static void panels(
            float[] qkv, int ldq, AttentionShape shape, int row0, int n, int prefixRow, int prefixN, int keyHead,
            int capacity, float[] scratch, int at) {
        int width = shape.headWidth();
        int values = at + capacity * width;
        int keyRows = values + capacity * width;
        int pk = prefixRow * ldq + shape.keyColumn(keyHead);
        int pv = prefixRow * ldq + shape.valueColumn(keyHead);
        int k = row0 * ldq + shape.keyColumn(keyHead);
        int v = row0 * ldq + shape.valueColumn(keyHead);
        Arrays.fill(scratch, keyRows - 16 * width, keyRows, 0f);
        AttentionPanels.columns(qkv, pk, ldq, prefixN, width, scratch, at, 0);
        AttentionPanels.columns(qkv, k, ldq, n, width, scratch, at, prefixN);
        AttentionPanels.columns(qkv, pv, ldq, prefixN, width, scratch, values, 0);
        AttentionPanels.columns(qkv, v, ldq, n, width, scratch, values, prefixN);
        AttentionPanels.rows(qkv, pk, ldq, prefixN, width, scratch, keyRows, capacity, 0);
        AttentionPanels.rows(qkv, k, ldq, n, width, scratch, keyRows, capacity, prefixN);
    }

    /// Probabilities `p` and score gradients `ds` of m queries, the first of which stands at position `first`, and from
    /// these the queries' own gradients. Both are 0 from a query's position on up to `limit`.
    private static void queries(
            float[] qkv, int q, int ldq, float[] dOut, int o, int ldo, int m, int first, int limit, int width,
            int capacity, float[] stats, int st, int lds, float[] dQkv, float[] scratch, int keys, int p, int ds,
            int ld) {
        int values = keys + capacity * width;
        int keyRows = values + capacity * width;
        for (int i = 0, r; i < m; i += r) {
            r = AttentionTile.rows(i, m);
            int positions = first + i + r;
            int panels = positions + 15 >> 4;
            AttentionTile.multiply(
                    r, qkv, q + i * ldq, ldq, scratch, keys, 16 * width, panels, width, scratch, p + i * ld, ld,
                    Sum.FRESH);
            AttentionTile.multiply(
                    r, dOut, o + i * ldo, ldo, scratch, values, 16 * width, panels, width, scratch, ds + i * ld, ld,
                    Sum.FRESH);
            for (int j = i; j < i + r; j++) {
                RowSoftmax.probabilities(scratch, p + j * ld, first + j + 1, limit, stats, st + j * lds);
                RowSoftmax.backward(scratch, p + j * ld, scratch, ds + j * ld, first + j + 1, limit);
            }
            AttentionTile.multiply(
                    r, scratch, ds + i * ld, ld, scratch, keyRows, 16 * capacity, width >> 4, positions, dQkv,
                    q + i * ldq, ldq, Sum.FRESH);
        }
    }

    /// C[j] += sum over m queries t of A[t, j] B[t], for positions j below `limit`, a multiple of 16; the first query
    /// stands at position `first`. Queries before a position have weight 0 there and are left out.
    private static void gather(
            float[] scratch, int a, int lda, int limit, int first, int b, int m, int width, int c) {
        int tiles = (limit + 4) / 5;
        int fives = limit - 4 * tiles;
        for (int i = 0, j = 0; i < tiles; i++) {
            int t = Math.max(0, j - first);
            if (t >= m) {
                return;
            }
            int x = a + t * lda + j;
            for (int k = 0; k < width; k += 16) {
                int y = b + k * m + 16 * t;
                int z = c + j * width + k;
                if (i < fives) {
                    ColumnTiles.tile5x16(scratch, x, lda, scratch, y, scratch, z, width, scratch, z, width, m - t);
                } else {
                    ColumnTiles.tile4x16(scratch, x, lda, scratch, y, scratch, z, width, scratch, z, width, m - t);
                }
            }
            j += i < fives ? 5 : 4;
        }
    }
}
