package dev.hone.engine.internal.kernels;

/// Up to six rows times panels of 16 columns: every product of attention, on the tiles of the matrix products.
///
/// Attention has many small products; this goes straight to the register tiles, without the blocking of `Gemm`.
final class AttentionTile {
    /// Most rows of a tile.
    static final int ROWS = 6;

    private static final float[] ZEROS = new float[16];

    private AttentionTile() {}

    /// How many rows the tile has that starts at row `from` of `to`: six, or fewer in tiles as even as possible.
    static int rows(int from, int to) {
        int left = to - from;
        int tiles = (left + ROWS - 1) / ROWS;
        return (left + tiles - 1) / tiles;
    }

    /// C[r, n] = (+0 or C[r, n]) + sum over k of A[r, k] W[k, n], for `panels` panels of W, `panelStride` floats apart.
    static void multiply(
            int rows, float[] a, int ao, int lda, float[] w, int wo, int panelStride, int panels, int depth, float[] c,
            int co, int ldc, Sum sum) {
        boolean onto = sum == Sum.ONTO;
        float[] z = onto ? c : ZEROS;
        int ldz = onto ? ldc : 0;
        for (int p = 0; p < panels; p++, wo += panelStride, co += 16) {
            int zo = onto ? co : 0;
            switch (rows) {
                case 6 -> PanelTiles.tile6x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth);
                case 5 -> PanelTiles.tile5x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth, 1);
                case 4 -> PanelTiles.tile4x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth, 1);
                case 3 -> PanelTiles.tile3x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth, 1);
                case 2 -> PanelTiles.tile2x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth);
                default -> PanelTiles.tile1x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth);
            }
        }
    }
}
