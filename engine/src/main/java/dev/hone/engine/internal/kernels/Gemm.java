package dev.hone.engine.internal.kernels;

/// Matrix products over packed weights: Y = X W, dX = dY W^T, G += X^T dY.
///
/// Every output is one chain of fused multiply-adds in ascending order of the summed index; blocks reload the running
/// sum and go on. So tiles, blocks and cuts over threads change no bit: any range of panels may be computed anywhere.
///
/// Shapes: row-major matrices at an offset with a row stride (`lda`, `ldc`, ...); packed ones in panels of 16 columns
/// (`Packing`). Panel p of an output is its columns 16p .. 16p+15. Rows and summed lengths are any numbers from 1 on.
public final class Gemm {
    /// Rows of a panel block that stay in the first-level cache while all row tiles use it (18 KB).
    private static final int BLOCK = 288;

    /// Floats of the left matrix that stay in the second-level cache while panels pass (256 KB).
    private static final int RESIDENT = 1 << 16;

    /// Rows of X and of a packed panel of Y that stay in the first-level cache together.
    private static final int GRADIENT_BLOCK = 144;

    /// Floats of X that stay in the second-level cache while a group of panels passes.
    private static final int GRADIENT_RESIDENT = 1 << 15;

    /// Panels of W that are transposed together, so that longer pieces of it are read at a time.
    private static final int GROUP = 4;

    private static final float[] ZEROS = new float[16];

    private Gemm() {}

    /// C[m, n] = (+0 or C[m, n]) + sum over k of A[m, k] W[k, n], for panels [panelFrom, panelTo) of n.
    ///
    /// Shapes: A `rows` x `depth`; W packed, panels `panelStride` floats apart (`depth` * 16 where they touch);
    /// C `rows` x columns.
    public static void multiply(
            float[] a, int ao, int lda, float[] w, int wo, int panelStride, float[] c, int co, int ldc,
            int rows, int panelFrom, int panelTo, int depth, Sum sum) {
        if (rows <= 3) {
            fewRows(a, ao, lda, w, wo, panelStride, c, co, ldc, rows, panelFrom, panelTo, depth, sum);
            return;
        }
        if (Streaming.suits(rows, depth)) {
            Streaming.multiply(a, ao, lda, w, wo, panelStride, c, co, ldc, rows, panelFrom, panelTo, depth, sum);
            return;
        }
        int blocks = (depth + BLOCK - 1) / BLOCK;
        if ((long) rows * depth <= RESIDENT) {
            for (int p = panelFrom; p < panelTo; p++) {
                for (int b = 0; b < blocks; b++) {
                    int k = cut(depth, b, blocks);
                    strip(a, ao + k, lda, w, wo + p * panelStride + 16 * k, c, co + 16 * p, ldc, rows,
                            cut(depth, b + 1, blocks) - k, b == 0 ? sum : Sum.ONTO);
                }
            }
            return;
        }
        int parts = (int) (((long) rows * Math.min(depth, BLOCK) + RESIDENT - 1) / RESIDENT);
        for (int i = 0; i < parts; i++) {
            int m = cut(rows, i, parts);
            int n = cut(rows, i + 1, parts) - m;
            for (int b = 0; b < blocks; b++) {
                int k = cut(depth, b, blocks);
                int length = cut(depth, b + 1, blocks) - k;
                for (int p = panelFrom; p < panelTo; p++) {
                    strip(a, ao + m * lda + k, lda, w, wo + p * panelStride + 16 * k, c, co + m * ldc + 16 * p, ldc, n,
                            length, b == 0 ? sum : Sum.ONTO);
                }
            }
        }
    }

    /// dX[m, i] = (+0 or dX[m, i]) + sum over n of dY[m, n] W[i, n], for panels [panelFrom, panelTo) of i.
    ///
    /// Blocks of W are transposed on the way, so that no second copy of the weights is kept. With a packed transpose at
    /// hand (`Packing.transpose`), `multiply` gives the same bits.
    ///
    /// Shapes: Y `rows` x `columns`; W packed `depth` x `columns`, `depth` a multiple of 16; X `rows` x `depth`;
    /// scratch `transposedScratch(columns)`.
    public static void multiplyTransposed(
            float[] y, int yo, int ldy, float[] w, int wo, int depth, int columns, float[] x, int xo, int ldx,
            int rows, int panelFrom, int panelTo, float[] scratch, Sum sum) {
        int parts = (int) (((long) rows * Math.min(columns, BLOCK) + 2 * RESIDENT - 1) / (2 * RESIDENT));
        for (int part = 0; part < parts; part++) {
            int m = cut(rows, part, parts);
            int n = cut(rows, part + 1, parts) - m;
            transposedPart(
                    y, yo + m * ldy, ldy, w, wo, depth, columns, x, xo + m * ldx, ldx, n, panelFrom, panelTo, scratch,
                    sum);
        }
    }

    private static void transposedPart(
            float[] y, int yo, int ldy, float[] w, int wo, int depth, int columns, float[] x, int xo, int ldx,
            int rows, int panelFrom, int panelTo, float[] scratch, Sum sum) {
        int panels = columns / 16;
        int blocks = (columns + BLOCK - 1) / BLOCK;
        for (int b = 0; b < blocks; b++) {
            int q = cut(panels, b, blocks);
            int n = cut(panels, b + 1, blocks) - q;
            for (int first = panelFrom; first < panelTo; first += GROUP) {
                int group = Math.min(GROUP, panelTo - first);
                Packing.transposePanels(w, wo + q * depth * 16 + 256 * first, depth * 16, n, group, scratch, 0);
                for (int i = 0; i < group; i++) {
                    strip(
                            y, yo + 16 * q, ldy, scratch, 256 * n * i, x, xo + 16 * (first + i), ldx, rows, 16 * n,
                            b == 0 ? sum : Sum.ONTO);
                }
            }
        }
    }

    /// Floats of scratch that `multiplyTransposed` needs.
    public static int transposedScratch(int columns) {
        return 16 * GROUP * Math.min(columns, BLOCK);
    }

    /// G[i, n] += sum over m of X[m, i] dY[m, n], for panels [panelFrom, panelTo) of n.
    ///
    /// Shapes: X `rows` x `depth`, `depth` a multiple of 16; Y `rows` x columns; G packed, `depth` x columns; scratch
    /// `gradientScratch(depth, rows)`.
    public static void weightGradient(
            float[] x, int xo, int ldx, float[] y, int yo, int ldy, int rows, float[] g, int go, int depth,
            int panelFrom, int panelTo, float[] scratch, Chain chain) {
        int group = panelGroup(rows);
        int parts = (int) Math.min(depth / 16, ((long) rows * depth + GRADIENT_RESIDENT - 1) / GRADIENT_RESIDENT);
        for (int first = panelFrom; first < panelTo; first += group) {
            int end = Math.min(panelTo, first + group);
            for (int p = first; p < end; p++) {
                Packing.packPanel(y, yo + 16 * p, ldy, rows, scratch, (p - first) * rows * 16);
            }
            for (int part = 0; part < parts; part++) {
                int i = 16 * cut(depth / 16, part, parts);
                int n = 16 * cut(depth / 16, part + 1, parts) - i;
                for (int p = first; p < end; p++) {
                    gradientPanel(
                            x, xo + i, ldx, n, scratch, (p - first) * rows * 16, rows, g, go + p * depth * 16 + 16 * i,
                            group * rows * 16, chain);
                }
            }
        }
    }

    /// Some columns of X against one packed panel of Y in scratch. Fresh chains grow at `behind` and are added to G
    /// when they are finished.
    private static void gradientPanel(
            float[] x, int xo, int ldx, int columns, float[] scratch, int panel, int rows, float[] g, int go,
            int behind, Chain chain) {
        int blocks = (rows + GRADIENT_BLOCK - 1) / GRADIENT_BLOCK;
        for (int b = 0; b < blocks; b++) {
            int m = cut(rows, b, blocks);
            int n = cut(rows, b + 1, blocks) - m;
            int a = xo + m * ldx;
            int y = panel + 16 * m;
            switch (chain) {
                case CONTINUES -> columns(x, a, ldx, columns, scratch, y, g, go, 16, g, go, n);
                case CLOSED -> {
                    if (b == 0) {
                        columns(x, a, ldx, columns, scratch, y, ZEROS, 0, 0, scratch, behind, n);
                    } else {
                        columns(x, a, ldx, columns, scratch, y, scratch, behind, 16, scratch, behind, n);
                    }
                }
            }
        }
        if (chain == Chain.CLOSED) {
            add(scratch, behind, g, go, 16 * columns);
        }
    }

    /// Columns of X, in tiles of five and four, against packed rows of Y.
    private static void columns(
            float[] x, int xo, int ldx, int columns, float[] y, int yo, float[] z, int zo, int ldz, float[] c, int co,
            int rows) {
        int tiles = (columns + 4) / 5;
        int fives = columns - 4 * tiles;
        for (int i = 0; i < tiles; i++) {
            if (i < fives) {
                ColumnTiles.tile5x16(x, xo, ldx, y, yo, z, zo, ldz, c, co, 16, rows);
                xo += 5;
                zo += 5 * ldz;
                co += 80;
            } else {
                ColumnTiles.tile4x16(x, xo, ldx, y, yo, z, zo, ldz, c, co, 16, rows);
                xo += 4;
                zo += 4 * ldz;
                co += 64;
            }
        }
    }

    /// Floats of scratch that `weightGradient` needs.
    public static int gradientScratch(int depth, int rows) {
        return 16 * (panelGroup(rows) * rows + depth);
    }

    /// Panels of Y that are packed together, so that longer pieces of its rows are read at a time.
    private static int panelGroup(int rows) {
        return Math.clamp(GRADIENT_RESIDENT / (32 * rows), 1, 4);
    }

    /// All rows against one block of one panel, in tiles.
    private static void strip(
            float[] a, int ao, int lda, float[] w, int wo, float[] c, int co, int ldc, int rows, int depth, Sum sum) {
        boolean onto = sum == Sum.ONTO;
        float[] z = onto ? c : ZEROS;
        int ldz = onto ? ldc : 0;
        for (int left = rows; left > 0;) {
            int n = tile(left);
            int zo = onto ? co : 0;
            switch (n) {
                case 6 -> PanelTiles.tile6x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth);
                case 5 -> PanelTiles.tile5x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth, 1);
                case 4 -> PanelTiles.tile4x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth, 1);
                case 3 -> PanelTiles.tile3x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth, 1);
                case 2 -> PanelTiles.tile2x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth);
                default -> PanelTiles.tile1x16(a, ao, lda, w, wo, z, zo, ldz, c, co, ldc, depth);
            }
            left -= n;
            ao += n * lda;
            co += n * ldc;
        }
    }

    /// Rows of the next tile: six, but no one or two rows at the end, which would take as long as four.
    static int tile(int left) {
        return left == 7 || left == 8 ? 4 : Math.min(6, left);
    }

    /// One to three rows: several panels side by side, the panels that are left over one by one.
    static void fewRows(
            float[] a, int ao, int lda, float[] w, int wo, int panelStride, float[] c, int co, int ldc,
            int rows, int panelFrom, int panelTo, int depth, Sum sum) {
        boolean onto = sum == Sum.ONTO;
        float[] z = onto ? c : ZEROS;
        int ldz = onto ? ldc : 0;
        int zp = onto ? 16 : 0;
        int wide = switch (rows) {
            case 3 -> 2;
            case 2 -> 3;
            default -> 6;
        };
        int p = panelFrom;
        for (; p + wide <= panelTo; p += wide) {
            int b = wo + p * panelStride;
            int at = co + 16 * p;
            int zo = onto ? at : 0;
            switch (rows) {
                case 3 -> WideTiles.tile3x32(a, ao, lda, w, b, panelStride, z, zo, ldz, zp, c, at, ldc, depth, 1);
                case 2 -> WideTiles.tile2x48(a, ao, lda, w, b, panelStride, z, zo, ldz, zp, c, at, ldc, depth, 1);
                default -> WideTiles.tile1x96(a, ao, lda, w, b, panelStride, z, zo, ldz, zp, c, at, ldc, depth);
            }
        }
        for (; p < panelTo; p++) {
            strip(a, ao, lda, w, wo + p * panelStride, c, co + 16 * p, ldc, rows, depth, sum);
        }
    }

    /// Rows against some panels, one after the other, without blocks.
    static void panels(
            float[] a, int ao, int lda, float[] w, int wo, int panelStride, float[] c, int co, int ldc,
            int rows, int panelFrom, int panelTo, int depth, Sum sum) {
        if (rows <= 3) {
            fewRows(a, ao, lda, w, wo, panelStride, c, co, ldc, rows, panelFrom, panelTo, depth, sum);
            return;
        }
        for (int p = panelFrom; p < panelTo; p++) {
            strip(a, ao, lda, w, wo + p * panelStride, c, co + 16 * p, ldc, rows, depth, sum);
        }
    }

    private static void add(float[] from, int fo, float[] to, int at, int length) {
        for (int i = 0; i < length; i += 8) {
            Lanes.load(to, at + i).add(Lanes.load(from, fo + i)).intoArray(to, at + i);
        }
    }

    /// Where part `i` of `parts` even parts of `length` begins.
    private static int cut(int length, int i, int parts) {
        return (int) ((long) length * i / parts);
    }
}
