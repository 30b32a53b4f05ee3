package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.broadcast;
import static dev.hone.engine.internal.kernels.Lanes.load;

import jdk.incubator.vector.FloatVector;

/// Six rows times panels of 16 columns, where each row lies wherever it likes: both products of attention.
///
/// C[r, n] = chain of fused multiply-adds over ascending k from +0 of A[a_r + k] B[b + 16 k + n]
///
/// Rows of a tile are queries of several heads and positions, so they have no common stride. Six rows and two vectors
/// make twelve independent chains, which hides the latency of a multiply-add.
final class AttentionTile {
    private AttentionTile() {}

    /// Fills C (six rows, `ldc` apart) panel by panel; panels of B are `panelStride` floats apart.
    static void multiply(
            float[] a, int a0, int a1, int a2, int a3, int a4, int a5, float[] b, int bo, int panelStride, int panels,
            int depth, float[] c, int co, int ldc) {
        for (int p = 0; p < panels; p++) {
            panel(a, a0, a1, a2, a3, a4, a5, b, bo + p * panelStride, depth, c, co + 16 * p, ldc);
        }
    }

    private static void panel(
            float[] a, int a0, int a1, int a2, int a3, int a4, int a5, float[] b, int bo, int depth, float[] c, int co,
            int ldc) {
        FloatVector c00 = broadcast(0);
        FloatVector c01 = c00;
        FloatVector c10 = c00;
        FloatVector c11 = c00;
        FloatVector c20 = c00;
        FloatVector c21 = c00;
        FloatVector c30 = c00;
        FloatVector c31 = c00;
        FloatVector c40 = c00;
        FloatVector c41 = c00;
        FloatVector c50 = c00;
        FloatVector c51 = c00;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = load(b, bo + 16 * k);
            FloatVector b1 = load(b, bo + 16 * k + 8);
            FloatVector x = broadcast(a[a0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = broadcast(a[a1 + k]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = broadcast(a[a2 + k]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = broadcast(a[a3 + k]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = broadcast(a[a4 + k]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = broadcast(a[a5 + k]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
        }
        c00.intoArray(c, co);
        c01.intoArray(c, co + 8);
        c10.intoArray(c, co + ldc);
        c11.intoArray(c, co + ldc + 8);
        c20.intoArray(c, co + 2 * ldc);
        c21.intoArray(c, co + 2 * ldc + 8);
        c30.intoArray(c, co + 3 * ldc);
        c31.intoArray(c, co + 3 * ldc + 8);
        c40.intoArray(c, co + 4 * ldc);
        c41.intoArray(c, co + 4 * ldc + 8);
        c50.intoArray(c, co + 5 * ldc);
        c51.intoArray(c, co + 5 * ldc + 8);
    }
}
