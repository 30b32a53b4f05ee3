package dev.hone.engine.internal.kernels;

import jdk.incubator.vector.FloatVector;

/// The register blocks of `PanelTiles` for weights that come from memory: each step also reads one number of the block
/// of weights that is needed next, so that it arrives while this one is computed with.
///
/// Java has no prefetch instruction; a plain load whose value is returned cannot be left out by the compiler. A tile
/// passes over `STEP` of the 16 floats of each row of the next block, so three tiles touch all of its cache lines.
/// What is returned has no meaning.
///
/// Shapes: as in `PanelTiles`; `next` is where the tile's share of the next block begins.
final class StreamTiles {
    /// Floats between two touches.
    static final int STEP = 6;

    private StreamTiles() {}

    /// 6 rows of 16 columns.
    static int tile6x16(
            float[] a, int ao, int lda, float[] w, int wo, float[] z, int zo, int ldz,
            float[] c, int co, int ldc, int depth, int next) {
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
        int touched = 0;
        for (int k = 0; k < depth; k++) {
            touched += Float.floatToRawIntBits(w[next + STEP * k]);
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
        return touched;
    }

    /// 5 rows of 16 columns.
    static int tile5x16(
            float[] a, int ao, int lda, float[] w, int wo, float[] z, int zo, int ldz,
            float[] c, int co, int ldc, int depth, int next) {
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
        int touched = 0;
        for (int k = 0; k < depth; k++) {
            touched += Float.floatToRawIntBits(w[next + STEP * k]);
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
        return touched;
    }

    /// 4 rows of 16 columns.
    static int tile4x16(
            float[] a, int ao, int lda, float[] w, int wo, float[] z, int zo, int ldz,
            float[] c, int co, int ldc, int depth, int one, int next) {
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
        int touched = 0;
        int step = STEP * one;
        for (int k = 0; k < depth; k++) {
            touched += Float.floatToRawIntBits(w[next]);
            next += step;
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
        return touched;
    }
}
