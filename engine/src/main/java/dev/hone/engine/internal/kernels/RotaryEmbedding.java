package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Turns the pairs of each head by angles that grow with the position, then multiplies by a factor.
///
/// With a = x[i], b = x[i + half], c = cos, s = sin:  a' = (a c - b s) k,  b' = (b c + a s) k.  Backward turns back.
///
/// The pairs are halves apart, as in Hugging Face's Llama, and half is half the *real* width of a head; padding is left
/// alone. Queries are given k = 1 / sqrt(head width) here, so that attention itself does not scale; keys k = 1.
///
/// Source: RoFormer, arXiv:2104.09864.
public final class RotaryEmbedding {
    private RotaryEmbedding() {}

    /// Turns `heads` heads, `headWidth` (padded) floats apart, of one row at this position, in place.
    public static void forward(
            float[] x, int xo, int heads, int headWidth, RotaryTable table, int position, float factor) {
        turn(x, xo, heads, headWidth, table, position, 1f, factor);
    }

    /// The gradient of the unturned heads from that of the turned, in place.
    public static void backward(
            float[] dx, int dxo, int heads, int headWidth, RotaryTable table, int position, float factor) {
        turn(dx, dxo, heads, headWidth, table, position, -1f, factor);
    }

    private static void turn(
            float[] x, int xo, int heads, int headWidth, RotaryTable table, int position, float sign, float factor) {
        if (position >= table.positions()) {
            throw new IllegalArgumentException(
                    "position " + position + " is beyond the rotary table of " + table.positions() + " positions");
        }
        float[] cos = table.cos();
        float[] sin = table.sin();
        int half = table.half();
        int t = position * half;
        int whole = half & -8;
        for (int h = 0, o = xo; h < heads; h++, o += headWidth) {
            for (int i = 0; i < whole; i += 8) {
                FloatVector a = FloatVector.fromArray(SPECIES, x, o + i);
                FloatVector b = FloatVector.fromArray(SPECIES, x, o + half + i);
                FloatVector c = FloatVector.fromArray(SPECIES, cos, t + i);
                FloatVector s = FloatVector.fromArray(SPECIES, sin, t + i).mul(sign);
                a.fma(c, b.mul(s).neg()).mul(factor).intoArray(x, o + i);
                b.fma(c, a.mul(s)).mul(factor).intoArray(x, o + half + i);
            }
            for (int i = whole; i < half; i++) {
                float a = x[o + i];
                float b = x[o + half + i];
                float c = cos[t + i];
                float s = sin[t + i] * sign;
                x[o + i] = Math.fma(a, c, -(b * s)) * factor;
                x[o + half + i] = Math.fma(b, c, a * s) * factor;
            }
        }
    }
}
