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
/// `slot[slotAt + t x 2 headWidth]` has key, then value of position t. Segments that share a prefix have a slot each,
/// which the caller adds in the order of the samples ([#addSlot]).
final class CausalAttentionBackward {
    /// Most queries of a block, and floats that the four matrices of a block should not exceed (256 KB).
    private static final int BLOCK = 96;

    private static final int RESIDENT = 1 << 16;

    private CausalAttentionBackward() {}

    static int scratchSize(AttentionShape shape, int n, int prefixN) {
        int capacity = prefixN + n + 15 & -16;
        int block = block(n, capacity);
        int ldt = block + 8;
        return 3 * capacity * shape.headWidth() + 2 * block * (capacity + 16) + 2 * capacity * ldt
                + 2 * block * shape.headWidth();
    }

    /// Queries of a block: a multiple of 8.
    private static int block(int n, int capacity) {
        int fitting = Math.clamp(RESIDENT / (4 * capacity) & -8, 24, BLOCK);
        int blocks = (n + fitting - 1) / fitting;
        return (n + blocks - 1) / blocks + 7 & -8;
    }

    static void run(
            float[] qkv, int ldq, AttentionShape shape, int row0, int n, int prefixRow, int prefixN, int keyHead,
            float[] dOut, int ldo, float[] stats, float[] dQkv, float[] slot, int slotAt, float[] scratch) {
        int width = shape.headWidth();
        int total = prefixN + n;
        int capacity = total + 15 & -16;
        int block = block(n, capacity);
        int ld = capacity + 16;
        int ldt = block + 8;
        int keyColumns = 0;
        int valueColumns = keyColumns + capacity * width;
        int keyRows = valueColumns + capacity * width;
        int p = keyRows + capacity * width;
        int ds = p + block * ld;
        int pt = ds + block * ld;
        int dst = pt + capacity * ldt;
        int queryRows = dst + capacity * ldt;
        int outRows = queryRows + block * width;
        int kc = shape.keyColumn(keyHead);
        int vc = shape.valueColumn(keyHead);
        int prefix = prefixRow * ldq;
        int own = row0 * ldq;
        AttentionPanels.columns(qkv, prefix + kc, ldq, prefixN, width, scratch, keyColumns, 0);
        AttentionPanels.columns(qkv, own + kc, ldq, n, width, scratch, keyColumns, prefixN);
        Arrays.fill(scratch, keyRows - 16 * width, keyRows, 0f);
        AttentionPanels.columns(qkv, prefix + vc, ldq, prefixN, width, scratch, valueColumns, 0);
        AttentionPanels.columns(qkv, own + vc, ldq, n, width, scratch, valueColumns, prefixN);
        AttentionPanels.rows(qkv, prefix + kc, ldq, prefixN, width, scratch, keyRows, capacity, 0);
        AttentionPanels.rows(qkv, own + kc, ldq, n, width, scratch, keyRows, capacity, prefixN);
        int head = keyHead * shape.queriesPerKey();
        for (int h = head; h < head + shape.queriesPerKey(); h++) {
            int column = shape.queryColumn(h);
            for (int from = 0; from < n; from += block) {
                int to = Math.min(n, from + block);
                int rows = to - from;
                int limit = prefixN + to + 15 & -16;
                for (int i = from, m; i < to; i += m) {
                    m = AttentionTile.rows(i, to);
                    int row = row0 + i;
                    int positions = prefixN + i + m;
                    int panels = positions + 15 >> 4;
                    int po = p + (i - from) * ld;
                    int so = ds + (i - from) * ld;
                    AttentionTile.multiply(
                            m, qkv, row * ldq + column, ldq, scratch, keyColumns, 16 * width, panels, width, scratch,
                            po, ld, Sum.FRESH);
                    AttentionTile.multiply(
                            m, dOut, row * ldo + column, ldo, scratch, valueColumns, 16 * width, panels, width,
                            scratch, so, ld, Sum.FRESH);
                    for (int r = 0; r < m; r++) {
                        int st = ((row + r) * shape.heads() + h) * 2;
                        int seen = prefixN + i + r + 1;
                        RowSoftmax.probabilities(scratch, po + r * ld, seen, limit, stats, st);
                        RowSoftmax.backward(scratch, po + r * ld, scratch, so + r * ld, seen, limit);
                    }
                    AttentionTile.multiply(
                            m, scratch, so, ld, scratch, keyRows, 16 * capacity, width >> 4, positions, dQkv,
                            row * ldq + column, ldq, Sum.FRESH);
                }
                for (int i = 0; i < rows; i += 8) {
                    Transpose.eightRows(scratch, p + i * ld, ld, limit, scratch, pt + i, ldt);
                    Transpose.eightRows(scratch, ds + i * ld, ld, limit, scratch, dst + i, ldt);
                }
                int first = (row0 + from) * ldq + column;
                AttentionPanels.rows(qkv, first, ldq, rows, width, scratch, queryRows, rows, 0);
                AttentionPanels.rows(dOut, (row0 + from) * ldo + column, ldo, rows, width, scratch, outRows, rows, 0);
                Sum sum = h == head ? Sum.FRESH : Sum.ONTO;
                Sum sumOfPrefix = from == 0 ? sum : Sum.ONTO;
                int key = own + kc;
                int value = own + vc;
                int seen = pt + prefixN * ldt;
                int dSeen = dst + prefixN * ldt;
                int ls = 2 * width;
                gather(scratch, pt, ldt, outRows, rows, width, slot, slotAt + width, ls, 0, prefixN, -1, sumOfPrefix);
                gather(scratch, dst, ldt, queryRows, rows, width, slot, slotAt, ls, 0, prefixN, -1, sumOfPrefix);
                gather(scratch, seen, ldt, outRows, rows, width, dQkv, value, ldq, 0, from, -1, Sum.ONTO);
                gather(scratch, dSeen, ldt, queryRows, rows, width, dQkv, key, ldq, 0, from, -1, Sum.ONTO);
                gather(scratch, seen, ldt, outRows, rows, width, dQkv, value, ldq, from, to, from, sum);
                gather(scratch, dSeen, ldt, queryRows, rows, width, dQkv, key, ldq, from, to, from, sum);
            }
        }
    }

    /// Adds a slot to the keys' and values' gradients of the prefix rows that it belongs to.
    static void addSlot(
            float[] slot, int slotAt, AttentionShape shape, int prefixRow, int prefixN, int keyHead, float[] dQkv,
            int ldq) {
        int width = shape.headWidth();
        for (int t = 0; t < prefixN; t++) {
            int row = (prefixRow + t) * ldq;
            int s = slotAt + t * 2 * width;
            Residual.add(dQkv, row + shape.keyColumn(keyHead), slot, s, dQkv, row + shape.keyColumn(keyHead), width);
            Residual.add(
                    dQkv, row + shape.valueColumn(keyHead), slot, s + width, dQkv, row + shape.valueColumn(keyHead),
                    width);
        }
    }

    /// C[j] (+)= sum over the block's queries t of A[j, t] B[t], for positions j in [from, to). Where `diagonal` is not
    /// negative, position j is seen by queries from j - diagonal on; the ones before have weight 0 and are left out.
    private static void gather(
            float[] scratch, int a, int lda, int b, int rows, int width, float[] c, int co, int ldc, int from, int to,
            int diagonal, Sum sum) {
        for (int j = from, m; j < to; j += m) {
            m = AttentionTile.rows(j, to);
            int first = diagonal < 0 ? 0 : j - diagonal;
            AttentionTile.multiply(
                    m, scratch, a + j * lda + first, lda, scratch, b + 16 * first, 16 * rows, width >> 4, rows - first,
                    c, co + j * ldc, ldc, sum);
        }
    }
}
