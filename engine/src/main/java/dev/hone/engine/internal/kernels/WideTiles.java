package dev.hone.engine.internal.kernels;

import jdk.incubator.vector.FloatVector;

/// Register blocks for one to three rows, several panels wide: with so few rows only more columns give enough chains
/// side by side to hide the latency of a multiply-add.
///
/// Like `PanelTiles`, with panels of W `panelStride` floats apart and those of Z `zp` floats apart (16, or 0 for
/// zeros). Here it is the index of a panel that advances by a step that the compiler cannot know.
final class WideTiles {
    private WideTiles() {}

    /// 3 rows of 32 columns: 12 chains side by side.
    static void tile3x32(
            float[] a, int ao, int lda, float[] w, int wo, int panelStride, float[] z, int zo, int ldz, int zp,
            float[] c, int co, int ldc, int depth, int one) {
        int w1 = wo + panelStride;
        int z1 = zo + ldz;
        int z2 = z1 + ldz;
        FloatVector s00 = Lanes.load(z, zo);
        FloatVector s01 = Lanes.load(z, zo + 8);
        FloatVector s02 = Lanes.load(z, zo + zp);
        FloatVector s03 = Lanes.load(z, zo + zp + 8);
        FloatVector s10 = Lanes.load(z, z1);
        FloatVector s11 = Lanes.load(z, z1 + 8);
        FloatVector s12 = Lanes.load(z, z1 + zp);
        FloatVector s13 = Lanes.load(z, z1 + zp + 8);
        FloatVector s20 = Lanes.load(z, z2);
        FloatVector s21 = Lanes.load(z, z2 + 8);
        FloatVector s22 = Lanes.load(z, z2 + zp);
        FloatVector s23 = Lanes.load(z, z2 + zp + 8);
        int a1 = ao + lda;
        int a2 = a1 + lda;
        int row = 16 * one;
        for (int k = 0; k < depth; k++) {
            FloatVector x0 = Lanes.broadcast(a[ao + k]);
            FloatVector x1 = Lanes.broadcast(a[a1 + k]);
            FloatVector x2 = Lanes.broadcast(a[a2 + k]);
            FloatVector b = Lanes.load(w, wo);
            s00 = x0.fma(b, s00);
            s10 = x1.fma(b, s10);
            s20 = x2.fma(b, s20);
            b = Lanes.load(w, wo + 8);
            s01 = x0.fma(b, s01);
            s11 = x1.fma(b, s11);
            s21 = x2.fma(b, s21);
            b = Lanes.load(w, w1);
            s02 = x0.fma(b, s02);
            s12 = x1.fma(b, s12);
            s22 = x2.fma(b, s22);
            b = Lanes.load(w, w1 + 8);
            s03 = x0.fma(b, s03);
            s13 = x1.fma(b, s13);
            s23 = x2.fma(b, s23);
            wo += row;
            w1 += row;
        }
        s00.intoArray(c, co);
        s01.intoArray(c, co + 8);
        s02.intoArray(c, co + 16);
        s03.intoArray(c, co + 24);
        co += ldc;
        s10.intoArray(c, co);
        s11.intoArray(c, co + 8);
        s12.intoArray(c, co + 16);
        s13.intoArray(c, co + 24);
        co += ldc;
        s20.intoArray(c, co);
        s21.intoArray(c, co + 8);
        s22.intoArray(c, co + 16);
        s23.intoArray(c, co + 24);
    }

    /// 2 rows of 48 columns: 12 chains side by side.
    static void tile2x48(
            float[] a, int ao, int lda, float[] w, int wo, int panelStride, float[] z, int zo, int ldz, int zp,
            float[] c, int co, int ldc, int depth, int one) {
        int w1 = wo + panelStride;
        int w2 = w1 + panelStride;
        int z1 = zo + ldz;
        FloatVector s00 = Lanes.load(z, zo);
        FloatVector s01 = Lanes.load(z, zo + 8);
        FloatVector s02 = Lanes.load(z, zo + zp);
        FloatVector s03 = Lanes.load(z, zo + zp + 8);
        FloatVector s04 = Lanes.load(z, zo + 2 * zp);
        FloatVector s05 = Lanes.load(z, zo + 2 * zp + 8);
        FloatVector s10 = Lanes.load(z, z1);
        FloatVector s11 = Lanes.load(z, z1 + 8);
        FloatVector s12 = Lanes.load(z, z1 + zp);
        FloatVector s13 = Lanes.load(z, z1 + zp + 8);
        FloatVector s14 = Lanes.load(z, z1 + 2 * zp);
        FloatVector s15 = Lanes.load(z, z1 + 2 * zp + 8);
        int a1 = ao + lda;
        int row = 16 * one;
        for (int k = 0; k < depth; k++) {
            FloatVector x0 = Lanes.broadcast(a[ao + k]);
            FloatVector x1 = Lanes.broadcast(a[a1 + k]);
            FloatVector b = Lanes.load(w, wo + 16 * k);
            s00 = x0.fma(b, s00);
            s10 = x1.fma(b, s10);
            b = Lanes.load(w, wo + 16 * k + 8);
            s01 = x0.fma(b, s01);
            s11 = x1.fma(b, s11);
            b = Lanes.load(w, w1);
            s02 = x0.fma(b, s02);
            s12 = x1.fma(b, s12);
            b = Lanes.load(w, w1 + 8);
            s03 = x0.fma(b, s03);
            s13 = x1.fma(b, s13);
            b = Lanes.load(w, w2 + 16 * k);
            s04 = x0.fma(b, s04);
            s14 = x1.fma(b, s14);
            b = Lanes.load(w, w2 + 16 * k + 8);
            s05 = x0.fma(b, s05);
            s15 = x1.fma(b, s15);
            w1 += row;
        }
        s00.intoArray(c, co);
        s01.intoArray(c, co + 8);
        s02.intoArray(c, co + 16);
        s03.intoArray(c, co + 24);
        s04.intoArray(c, co + 32);
        s05.intoArray(c, co + 40);
        co += ldc;
        s10.intoArray(c, co);
        s11.intoArray(c, co + 8);
        s12.intoArray(c, co + 16);
        s13.intoArray(c, co + 24);
        s14.intoArray(c, co + 32);
        s15.intoArray(c, co + 40);
    }

    /// 1 row of 96 columns: 12 chains side by side.
    static void tile1x96(
            float[] a, int ao, int lda, float[] w, int wo, int panelStride, float[] z, int zo, int ldz, int zp,
            float[] c, int co, int ldc, int depth) {
        int w1 = wo + panelStride;
        int w2 = w1 + panelStride;
        int w3 = w2 + panelStride;
        int w4 = w3 + panelStride;
        int w5 = w4 + panelStride;
        FloatVector s00 = Lanes.load(z, zo);
        FloatVector s01 = Lanes.load(z, zo + 8);
        FloatVector s02 = Lanes.load(z, zo + zp);
        FloatVector s03 = Lanes.load(z, zo + zp + 8);
        FloatVector s04 = Lanes.load(z, zo + 2 * zp);
        FloatVector s05 = Lanes.load(z, zo + 2 * zp + 8);
        FloatVector s06 = Lanes.load(z, zo + 3 * zp);
        FloatVector s07 = Lanes.load(z, zo + 3 * zp + 8);
        FloatVector s08 = Lanes.load(z, zo + 4 * zp);
        FloatVector s09 = Lanes.load(z, zo + 4 * zp + 8);
        FloatVector s010 = Lanes.load(z, zo + 5 * zp);
        FloatVector s011 = Lanes.load(z, zo + 5 * zp + 8);
        for (int k = 0; k < depth; k++) {
            FloatVector x = Lanes.broadcast(a[ao + k]);
            s00 = x.fma(Lanes.load(w, wo + 16 * k), s00);
            s01 = x.fma(Lanes.load(w, wo + 16 * k + 8), s01);
            s02 = x.fma(Lanes.load(w, w1 + 16 * k), s02);
            s03 = x.fma(Lanes.load(w, w1 + 16 * k + 8), s03);
            s04 = x.fma(Lanes.load(w, w2 + 16 * k), s04);
            s05 = x.fma(Lanes.load(w, w2 + 16 * k + 8), s05);
            s06 = x.fma(Lanes.load(w, w3 + 16 * k), s06);
            s07 = x.fma(Lanes.load(w, w3 + 16 * k + 8), s07);
            s08 = x.fma(Lanes.load(w, w4 + 16 * k), s08);
            s09 = x.fma(Lanes.load(w, w4 + 16 * k + 8), s09);
            s010 = x.fma(Lanes.load(w, w5 + 16 * k), s010);
            s011 = x.fma(Lanes.load(w, w5 + 16 * k + 8), s011);
        }
        s00.intoArray(c, co);
        s01.intoArray(c, co + 8);
        s02.intoArray(c, co + 16);
        s03.intoArray(c, co + 24);
        s04.intoArray(c, co + 32);
        s05.intoArray(c, co + 40);
        s06.intoArray(c, co + 48);
        s07.intoArray(c, co + 56);
        s08.intoArray(c, co + 64);
        s09.intoArray(c, co + 72);
        s010.intoArray(c, co + 80);
        s011.intoArray(c, co + 88);
    }
}
