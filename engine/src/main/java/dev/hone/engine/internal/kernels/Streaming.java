package dev.hone.engine.internal.kernels;

/// Y = X W for a few rows against weights that stream from memory, as in decoding with a large model.
///
/// Each weight is fetched once: a block of a panel stays in the first-level cache while all rows use it. From 13 rows
/// on, the tiles of one block fetch the next one on the way (`StreamTiles`; with 16 rows on one core a fifth less time
/// than without); below, there is too little arithmetic to hide memory behind, and three panels are fetched at once,
/// because three streams are faster than one.
final class Streaming {
    /// Rows of a block of a panel: two blocks and the rows' own numbers share the first-level cache.
    private static final int BLOCK = 72;

    /// Rows of a block of three panels.
    private static final int FRONT_BLOCK = 96;

    private static final float[] ZEROS = new float[16];

    private Streaming() {}

    /// Whether memory matters: few rows, and a matrix so deep that it is unlikely to lie in a cache.
    static boolean suits(int rows, int depth) {
        return rows >= 4 && rows <= 24 && depth >= 384;
    }

    static void multiply(
            float[] a, int ao, int lda, float[] w, int wo, int panelStride, float[] c, int co, int ldc,
            int rows, int panelFrom, int panelTo, int depth, Sum sum) {
        if (rows <= 12) {
            front(a, ao, lda, w, wo, panelStride, c, co, ldc, rows, panelFrom, panelTo, depth, sum);
        } else {
            ahead(a, ao, lda, w, wo, panelStride, c, co, ldc, rows, panelFrom, panelTo, depth, sum);
        }
    }

    /// Two rows first, over three panels at a time: three streams from memory are faster than one. The other rows find
    /// the block in the cache.
    private static void front(
            float[] a, int ao, int lda, float[] w, int wo, int panelStride, float[] c, int co, int ldc,
            int rows, int panelFrom, int panelTo, int depth, Sum sum) {
        int blocks = (depth + FRONT_BLOCK - 1) / FRONT_BLOCK;
        for (int p = panelFrom; p < panelTo; p += 3) {
            int end = Math.min(panelTo, p + 3);
            for (int b = 0; b < blocks; b++) {
                int k = depth * b / blocks;
                int length = depth * (b + 1) / blocks - k;
                Sum now = b > 0 ? Sum.ONTO : sum;
                Gemm.fewRows(a, ao + k, lda, w, wo + 16 * k, panelStride, c, co, ldc, 2, p, end, length, now);
                Gemm.panels(
                        a, ao + 2 * lda + k, lda, w, wo + 16 * k, panelStride, c, co + 2 * ldc, ldc, rows - 2, p, end,
                        length, now);
            }
        }
    }

    /// One stream, each block fetched while the one before is computed with.
    private static void ahead(
            float[] a, int ao, int lda, float[] w, int wo, int panelStride, float[] c, int co, int ldc,
            int rows, int panelFrom, int panelTo, int depth, Sum sum) {
        int blocks = (depth + BLOCK - 1) / BLOCK;
        for (int p = panelFrom; p < panelTo; p++) {
            for (int b = 0; b < blocks; b++) {
                int k = depth * b / blocks;
                int length = depth * (b + 1) / blocks - k;
                int at = wo + p * panelStride + 16 * k;
                int next = b + 1 < blocks ? at + 16 * length : wo + (p + 1) * panelStride;
                if (next + 16 * length > w.length) {
                    next = at;
                }
                strip(
                        a, ao + k, lda, w, at, next, c, co + 16 * p, ldc, rows, length,
                        b > 0 || sum == Sum.ONTO ? Sum.ONTO : Sum.FRESH);
            }
        }
    }

    private static void strip(
            float[] a, int ao, int lda, float[] w, int wo, int next, float[] c, int co, int ldc, int rows, int depth,
            Sum sum) {
        boolean onto = sum == Sum.ONTO;
        float[] z = onto ? c : ZEROS;
        int ldz = onto ? ldc : 0;
        int share = 0;
        for (int left = rows; left > 0;) {
            int n = Gemm.tile(left);
            int zo = onto ? co : 0;
            int touch = share < 3 ? next + depth * Math.min(StreamTiles.STEP * share, 16 - StreamTiles.STEP) : wo;
            switch (n) {
                case 6 -> StreamTiles.tile6x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth, touch);
                case 5 -> StreamTiles.tile5x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth, touch);
                case 4 -> StreamTiles.tile4x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth, 1, touch);
                default -> PanelTiles.tile3x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth, 1);
            }
            share++;
            left -= n;
            ao += n * lda;
            co += n * ldc;
        }
    }
}
