package dev.hone.engine.internal.kernels;

import jdk.incubator.vector.FloatVector;

/// Register blocks of a matrix product that are one panel (16 columns) wide: C[r, 0..15] = Z[r, 0..15] + A[r, .] W.
///
/// Each output is one chain of fused multiply-adds over ascending k that begins at Z. Z is C itself, or zeros with
/// `ldz` 0: chosen by the caller, so that a kernel has no branch on vectors. The running sum is always the addend
/// (`x.fma(w, sum)`), which keeps it in its register.
///
/// `one` is always 1, which the compiler cannot know: the bounds check of an index that advances by it stays in the
/// loop. It is there to split the loop's body; the compiler otherwise loads all factors first and, for want of
/// registers, keeps a sum on the stack, at half the speed. (Six rows need it only where loops are not strip-mined, as
/// under the parallel and serial collectors without `-XX:+UseCountedLoopSafepoints`; elsewhere they are faster
/// without.)
///
/// Shapes: A at `ao`, rows `lda` > 0 apart; W at `wo`, row k at + 16 k; C at `co`, rows `ldc` apart.
final class PanelTiles {
    private PanelTiles() {}

    /// 6 rows of 16 columns: 12 chains side by side.
    static void tile6x16(
            float[] a, int ao, int lda, float[] w, int wo, float[] z, int zo, int ldz,
            float[] c, int co, int ldc, int depth) {
        int z1 = zo + ldz;
        int z2 = z1 + ldz;
        int z3 = z2 + ldz;
        int z4 = z3 + ldz;
        int z5 = z4 + ldz;
        FloatVector s00 = Lanes.load(z, zo);
        FloatVector s01 = Lanes.load(z, zo + 8);
        FloatVector s10 = Lanes.load(z, z1);
        FloatVector s11 = Lanes.load(z, z1 + 8);
        FloatVector s20 = Lanes.load(z, z2);
        FloatVector s21 = Lanes.load(z, z2 + 8);
        FloatVector s30 = Lanes.load(z, z3);
        FloatVector s31 = Lanes.load(z, z3 + 8);
        FloatVector s40 = Lanes.load(z, z4);
        FloatVector s41 = Lanes.load(z, z4 + 8);
        FloatVector s50 = Lanes.load(z, z5);
        FloatVector s51 = Lanes.load(z, z5 + 8);
        int a1 = ao + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int a4 = a3 + lda;
        int a5 = a4 + lda;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = Lanes.load(w, wo + 16 * k);
            FloatVector b1 = Lanes.load(w, wo + 16 * k + 8);
            FloatVector x = Lanes.broadcast(a[ao + k]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = Lanes.broadcast(a[a1 + k]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = Lanes.broadcast(a[a2 + k]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = Lanes.broadcast(a[a3 + k]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            x = Lanes.broadcast(a[a4 + k]);
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
            x = Lanes.broadcast(a[a5 + k]);
            s50 = x.fma(b0, s50);
            s51 = x.fma(b1, s51);
        }
        s00.intoArray(c, co);
        s01.intoArray(c, co + 8);
        co += ldc;
        s10.intoArray(c, co);
        s11.intoArray(c, co + 8);
        co += ldc;
        s20.intoArray(c, co);
        s21.intoArray(c, co + 8);
        co += ldc;
        s30.intoArray(c, co);
        s31.intoArray(c, co + 8);
        co += ldc;
        s40.intoArray(c, co);
        s41.intoArray(c, co + 8);
        co += ldc;
        s50.intoArray(c, co);
        s51.intoArray(c, co + 8);
    }

    /// 5 rows of 16 columns: 10 chains side by side.
    static void tile5x16(
            float[] a, int ao, int lda, float[] w, int wo, float[] z, int zo, int ldz,
            float[] c, int co, int ldc, int depth, int one) {
        int z1 = zo + ldz;
        int z2 = z1 + ldz;
        int z3 = z2 + ldz;
        int z4 = z3 + ldz;
        FloatVector s00 = Lanes.load(z, zo);
        FloatVector s01 = Lanes.load(z, zo + 8);
        FloatVector s10 = Lanes.load(z, z1);
        FloatVector s11 = Lanes.load(z, z1 + 8);
        FloatVector s20 = Lanes.load(z, z2);
        FloatVector s21 = Lanes.load(z, z2 + 8);
        FloatVector s30 = Lanes.load(z, z3);
        FloatVector s31 = Lanes.load(z, z3 + 8);
        FloatVector s40 = Lanes.load(z, z4);
        FloatVector s41 = Lanes.load(z, z4 + 8);
        int a1 = ao + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int a4 = a3 + lda;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = Lanes.load(w, wo + 16 * k);
            FloatVector b1 = Lanes.load(w, wo + 16 * k + 8);
            FloatVector x = Lanes.broadcast(a[ao + k]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = Lanes.broadcast(a[a1 + k]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = Lanes.broadcast(a[a2 + k]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = Lanes.broadcast(a[a3]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            x = Lanes.broadcast(a[a4 + k]);
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
            a3 += one;
        }
        s00.intoArray(c, co);
        s01.intoArray(c, co + 8);
        co += ldc;
        s10.intoArray(c, co);
        s11.intoArray(c, co + 8);
        co += ldc;
        s20.intoArray(c, co);
        s21.intoArray(c, co + 8);
        co += ldc;
        s30.intoArray(c, co);
        s31.intoArray(c, co + 8);
        co += ldc;
        s40.intoArray(c, co);
        s41.intoArray(c, co + 8);
    }

    /// 4 rows of 16 columns: 8 chains side by side.
    static void tile4x16(
            float[] a, int ao, int lda, float[] w, int wo, float[] z, int zo, int ldz,
            float[] c, int co, int ldc, int depth, int one) {
        int z1 = zo + ldz;
        int z2 = z1 + ldz;
        int z3 = z2 + ldz;
        FloatVector s00 = Lanes.load(z, zo);
        FloatVector s01 = Lanes.load(z, zo + 8);
        FloatVector s10 = Lanes.load(z, z1);
        FloatVector s11 = Lanes.load(z, z1 + 8);
        FloatVector s20 = Lanes.load(z, z2);
        FloatVector s21 = Lanes.load(z, z2 + 8);
        FloatVector s30 = Lanes.load(z, z3);
        FloatVector s31 = Lanes.load(z, z3 + 8);
        int a1 = ao + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = Lanes.load(w, wo + 16 * k);
            FloatVector b1 = Lanes.load(w, wo + 16 * k + 8);
            FloatVector x = Lanes.broadcast(a[ao + k]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = Lanes.broadcast(a[a1 + k]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = Lanes.broadcast(a[a2]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = Lanes.broadcast(a[a3 + k]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            a2 += one;
        }
        s00.intoArray(c, co);
        s01.intoArray(c, co + 8);
        co += ldc;
        s10.intoArray(c, co);
        s11.intoArray(c, co + 8);
        co += ldc;
        s20.intoArray(c, co);
        s21.intoArray(c, co + 8);
        co += ldc;
        s30.intoArray(c, co);
        s31.intoArray(c, co + 8);
    }

    /// 3 rows of 16 columns: 6 chains side by side.
    static void tile3x16(
            float[] a, int ao, int lda, float[] w, int wo, float[] z, int zo, int ldz,
            float[] c, int co, int ldc, int depth, int one) {
        int z1 = zo + ldz;
        int z2 = z1 + ldz;
        FloatVector s00 = Lanes.load(z, zo);
        FloatVector s01 = Lanes.load(z, zo + 8);
        FloatVector s10 = Lanes.load(z, z1);
        FloatVector s11 = Lanes.load(z, z1 + 8);
        FloatVector s20 = Lanes.load(z, z2);
        FloatVector s21 = Lanes.load(z, z2 + 8);
        int a1 = ao + lda;
        int a2 = a1 + lda;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = Lanes.load(w, wo + 16 * k);
            FloatVector b1 = Lanes.load(w, wo + 16 * k + 8);
            FloatVector x = Lanes.broadcast(a[ao + k]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = Lanes.broadcast(a[a1 + k]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = Lanes.broadcast(a[a2]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            a2 += one;
        }
        s00.intoArray(c, co);
        s01.intoArray(c, co + 8);
        co += ldc;
        s10.intoArray(c, co);
        s11.intoArray(c, co + 8);
        co += ldc;
        s20.intoArray(c, co);
        s21.intoArray(c, co + 8);
    }

    /// 2 rows of 16 columns: 4 chains side by side.
    static void tile2x16(
            float[] a, int ao, int lda, float[] w, int wo, float[] z, int zo, int ldz,
            float[] c, int co, int ldc, int depth) {
        int z1 = zo + ldz;
        FloatVector s00 = Lanes.load(z, zo);
        FloatVector s01 = Lanes.load(z, zo + 8);
        FloatVector s10 = Lanes.load(z, z1);
        FloatVector s11 = Lanes.load(z, z1 + 8);
        int a1 = ao + lda;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = Lanes.load(w, wo + 16 * k);
            FloatVector b1 = Lanes.load(w, wo + 16 * k + 8);
            FloatVector x = Lanes.broadcast(a[ao + k]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = Lanes.broadcast(a[a1 + k]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
        }
        s00.intoArray(c, co);
        s01.intoArray(c, co + 8);
        co += ldc;
        s10.intoArray(c, co);
        s11.intoArray(c, co + 8);
    }

    /// 1 row of 16 columns: 2 chains side by side.
    static void tile1x16(
            float[] a, int ao, int lda, float[] w, int wo, float[] z, int zo, int ldz,
            float[] c, int co, int ldc, int depth) {
        FloatVector s00 = Lanes.load(z, zo);
        FloatVector s01 = Lanes.load(z, zo + 8);
        for (int k = 0; k < depth; k++) {
            FloatVector x = Lanes.broadcast(a[ao + k]);
            s00 = x.fma(Lanes.load(w, wo + 16 * k), s00);
            s01 = x.fma(Lanes.load(w, wo + 16 * k + 8), s01);
        }
        s00.intoArray(c, co);
        s01.intoArray(c, co + 8);
    }
}
