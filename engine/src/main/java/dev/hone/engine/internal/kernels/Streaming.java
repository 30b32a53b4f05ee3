package dev.hone.engine.internal.kernels;

/// Y = X W for some rows against weights that stream from memory, as in decoding with a large model.
///
/// Each weight is fetched once: a block of a panel stays in the first-level cache while all tiles of rows use it, and
/// those tiles fetch the next block on the way (`StreamTiles`). Measured with 16 rows on one core: 15 % less time than
/// without fetching ahead.
final class Streaming {
    /// Rows of a block of a panel: two blocks and the rows' own numbers share the first-level cache.
    private static final int BLOCK = 72;

    private static final float[] ZEROS = new float[16];

    private Streaming() {}

    /// Whether a product has enough tiles (of four rows or more) to fetch ahead with, few enough that memory matters, and a matrix so deep
    /// that it is unlikely to lie in a cache.
    static boolean suits(int rows, int depth) {
        return rows >= 8 && rows <= 36 && depth >= 384;
    }

    static void multiply(
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
        int tiles = (rows + 5) / 6;
        int least = rows / tiles;
        int larger = rows - tiles * least;
        for (int i = 0; i < tiles; i++) {
            int n = i < larger ? least + 1 : least;
            int zo = onto ? co : 0;
            int touch = i < 3 ? next + depth * Math.min(StreamTiles.STEP * i, 16 - StreamTiles.STEP) : wo;
            switch (n) {
                case 6 -> StreamTiles.tile6x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth, touch);
                case 5 -> StreamTiles.tile5x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth, touch);
                default -> StreamTiles.tile4x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth, touch);
            }
            ao += n * lda;
            co += n * ldc;
        }
    }
}
