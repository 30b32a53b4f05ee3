package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.broadcast;
import static dev.hone.engine.internal.kernels.Lanes.load;

import jdk.incubator.vector.FloatVector;

/// One number a row: v = x . w.
///
/// Backward: dx = dv w,  dw = sum over rows of dv x, a chain over ascending rows.
///
/// Shapes: rows of `width` floats, a multiple of 16, padded with zeros.
public final class ScalarHead {
    private ScalarHead() {}

    /// The value of one row.
    public static float value(float[] x, int xo, float[] w, int wo, int width) {
        FloatVector a = broadcast(0);
        FloatVector b = a;
        for (int i = 0; i < width; i += 16) {
            a = load(x, xo + i).fma(load(w, wo + i), a);
            b = load(x, xo + i + 8).fma(load(w, wo + i + 8), b);
        }
        return Lanes.sum(a, b);
    }

    /// Writes dx = dv w.
    public static void inputGradient(float dv, float[] w, int wo, float[] dx, int dxo, int width) {
        for (int i = 0; i < width; i += 8) {
            load(w, wo + i).mul(dv).intoArray(dx, dxo + i);
        }
    }

    /// Adds dv x to the gradient of w.
    public static void weightGradient(float dv, float[] x, int xo, float[] g, int go, int width) {
        FloatVector d = broadcast(dv);
        for (int i = 0; i < width; i += 8) {
            d.fma(load(x, xo + i), load(g, go + i)).intoArray(g, go + i);
        }
    }
}
