package dev.hone.engine.internal.kernels;

/// Brings matrices into the forms that `Gemm` reads.
///
/// A packed matrix of `depth` x `columns` lies in panels of 16 columns: panel p holds columns 16p .. 16p+15, its row k
/// at p * depth * 16 + k * 16. `columns` is a multiple of 16.
public final class Packing {
    private Packing() {}

    /// Packs panels [panelFrom, panelTo) of a row-major matrix whose rows are `ldx` apart.
    public static void pack(
            float[] x, int xo, int ldx, int depth, float[] w, int wo, int panelFrom, int panelTo) {
        for (int p = panelFrom; p < panelTo; p++) {
            packPanel(x, xo + 16 * p, ldx, depth, w, wo + p * depth * 16);
        }
    }

    /// Packs 16 columns of `depth` rows.
    static void packPanel(float[] x, int xo, int ldx, int depth, float[] w, int wo) {
        for (int k = 0; k < depth; k++) {
            int s = xo + k * ldx;
            Lanes.load(x, s).intoArray(w, wo + 16 * k);
            Lanes.load(x, s + 8).intoArray(w, wo + 16 * k + 8);
        }
    }

    /// Unpacks panels [panelFrom, panelTo) into a row-major matrix whose rows are `ldx` apart.
    public static void unpack(
            float[] w, int wo, int depth, float[] x, int xo, int ldx, int panelFrom, int panelTo) {
        for (int p = panelFrom; p < panelTo; p++) {
            int s = wo + p * depth * 16;
            for (int k = 0; k < depth; k++) {
                int t = xo + 16 * p + k * ldx;
                Lanes.load(w, s + 16 * k).intoArray(x, t);
                Lanes.load(w, s + 16 * k + 8).intoArray(x, t + 8);
            }
        }
    }

    /// The packed transpose (`columns` x `depth`) of a packed `depth` x `columns` matrix, both multiples of 16; panels
    /// [panelFrom, panelTo) of the result, that is of `depth`.
    public static void transpose(
            float[] w, int wo, int depth, int columns, float[] wt, int wto, int panelFrom, int panelTo) {
        for (int p = panelFrom; p < panelTo; p++) {
            transposePanels(w, wo + 256 * p, depth * 16, columns / 16, 1, wt, wto + p * columns * 16);
        }
    }

    /// `group` times sixteen rows of a packed matrix, `panels` of it that are `panelStride` apart, as `group` panels of
    /// its transpose, one after the other. Pieces of `group` KB are read at a time.
    static void transposePanels(float[] w, int wo, int panelStride, int panels, int group, float[] wt, int wto) {
        for (int q = 0; q < panels; q++) {
            for (int i = 0; i < group; i++) {
                int s = wo + q * panelStride + 256 * i;
                int t = wto + 256 * (panels * i + q);
                Transpose.eightRows(w, s, 16, 16, wt, t, 16);
                Transpose.eightRows(w, s + 128, 16, 16, wt, t + 8, 16);
            }
        }
    }

    /// xt[i][m] = x[m][i] for `rows` rows m and columns i in [columnFrom, columnTo), both multiples of 8; rows of x are
    /// `ldx` apart, those of xt `ldt`. Row i of xt begins at i * ldt whatever `columnFrom` is.
    public static void transposeRows(
            float[] x, int xo, int ldx, int rows, int columnFrom, int columnTo, float[] xt, int ldt) {
        int m = 0;
        for (; m + 8 <= rows; m += 8) {
            Transpose.eightRows(
                    x, xo + m * ldx + columnFrom, ldx, columnTo - columnFrom, xt, columnFrom * ldt + m, ldt);
        }
        for (; m < rows; m++) {
            int s = xo + m * ldx;
            for (int i = columnFrom; i < columnTo; i++) {
                xt[i * ldt + m] = x[s + i];
            }
        }
    }
}
