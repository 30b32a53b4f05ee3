package dev.hone.engine.internal.kernels;

import jdk.incubator.vector.FloatVector;

/// Register blocks of a product whose left factor is transposed, read as it lies: C[i, 0..15] = Z[i, 0..15] + sum over
/// m of X[m, i] Y[m, 0..15] for neighbouring columns i of X.
///
/// Each output is one chain of fused multiply-adds over ascending m that begins at Z, which is C, another block, or
/// zeros with `ldz` 0. Five columns are the most that 16 registers hold: with six, one of the twelve sums lives on the
/// stack and the loop runs at half speed. That X advances by a running offset is deliberate: the bounds check in the
/// loop keeps the compiler from loading all scalars first, which would cost the same registers.
///
/// Shapes: X at `xo`, rows `ldx` apart; Y at `yo`, row m at + 16 m; rows of C `ldc` apart, of Z `ldz`.
final class ColumnTiles {
    private ColumnTiles() {}

    /// 5 columns of X against 16 of Y: 10 chains side by side.
    static void tile5x16(
            float[] x, int xo, int ldx, float[] y, int yo, float[] z, int zo, int ldz,
            float[] c, int co, int ldc, int rows) {
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
        for (int m = 0; m < rows; m++) {
            FloatVector y0 = Lanes.load(y, yo + 16 * m);
            FloatVector y1 = Lanes.load(y, yo + 16 * m + 8);
            FloatVector b = Lanes.broadcast(x[xo]);
            s00 = b.fma(y0, s00);
            s01 = b.fma(y1, s01);
            b = Lanes.broadcast(x[xo + 1]);
            s10 = b.fma(y0, s10);
            s11 = b.fma(y1, s11);
            b = Lanes.broadcast(x[xo + 2]);
            s20 = b.fma(y0, s20);
            s21 = b.fma(y1, s21);
            b = Lanes.broadcast(x[xo + 3]);
            s30 = b.fma(y0, s30);
            s31 = b.fma(y1, s31);
            b = Lanes.broadcast(x[xo + 4]);
            s40 = b.fma(y0, s40);
            s41 = b.fma(y1, s41);
            xo += ldx;
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

    /// 4 columns of X against 16 of Y: 8 chains side by side.
    static void tile4x16(
            float[] x, int xo, int ldx, float[] y, int yo, float[] z, int zo, int ldz,
            float[] c, int co, int ldc, int rows) {
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
        for (int m = 0; m < rows; m++) {
            FloatVector y0 = Lanes.load(y, yo + 16 * m);
            FloatVector y1 = Lanes.load(y, yo + 16 * m + 8);
            FloatVector b = Lanes.broadcast(x[xo]);
            s00 = b.fma(y0, s00);
            s01 = b.fma(y1, s01);
            b = Lanes.broadcast(x[xo + 1]);
            s10 = b.fma(y0, s10);
            s11 = b.fma(y1, s11);
            b = Lanes.broadcast(x[xo + 2]);
            s20 = b.fma(y0, s20);
            s21 = b.fma(y1, s21);
            b = Lanes.broadcast(x[xo + 3]);
            s30 = b.fma(y0, s30);
            s31 = b.fma(y1, s31);
            xo += ldx;
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
}
