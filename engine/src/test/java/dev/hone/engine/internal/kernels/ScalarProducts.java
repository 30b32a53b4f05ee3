package dev.hone.engine.internal.kernels;

/// The oracle of `Gemm`: plain loops, one chain of fused multiply-adds an output, in the stated order.
final class ScalarProducts {
    private ScalarProducts() {}

    /// Place of element (k, n) of a packed matrix.
    static int packed(int k, int n, int panelStride) {
        return n / 16 * panelStride + 16 * k + n % 16;
    }

    static void multiply(
            float[] a, int ao, int lda, float[] w, int wo, int panelStride, float[] c, int co, int ldc,
            int rows, int panelFrom, int panelTo, int depth, Sum sum) {
        for (int m = 0; m < rows; m++) {
            for (int n = 16 * panelFrom; n < 16 * panelTo; n++) {
                int at = co + m * ldc + n;
                float s = sum == Sum.ONTO ? c[at] : 0;
                for (int k = 0; k < depth; k++) {
                    s = Math.fma(a[ao + m * lda + k], w[wo + packed(k, n, panelStride)], s);
                }
                c[at] = s;
            }
        }
    }

    static void multiplyTransposed(
            float[] y, int yo, int ldy, float[] w, int wo, int depth, int columns, float[] x, int xo, int ldx,
            int rows, int panelFrom, int panelTo, Sum sum) {
        for (int m = 0; m < rows; m++) {
            for (int i = 16 * panelFrom; i < 16 * panelTo; i++) {
                int at = xo + m * ldx + i;
                float s = sum == Sum.ONTO ? x[at] : 0;
                for (int n = 0; n < columns; n++) {
                    s = Math.fma(y[yo + m * ldy + n], w[wo + packed(i, n, depth * 16)], s);
                }
                x[at] = s;
            }
        }
    }

    static void weightGradient(
            float[] x, int xo, int ldx, float[] y, int yo, int ldy, int rows, float[] g, int go, int depth,
            int panelFrom, int panelTo, Chain chain) {
        for (int i = 0; i < depth; i++) {
            for (int n = 16 * panelFrom; n < 16 * panelTo; n++) {
                int at = go + packed(i, n, depth * 16);
                float s = chain == Chain.CONTINUES ? g[at] : 0;
                for (int m = 0; m < rows; m++) {
                    s = Math.fma(x[xo + m * ldx + i], y[yo + m * ldy + n], s);
                }
                g[at] = chain == Chain.CONTINUES ? s : g[at] + s;
            }
        }
    }
}
