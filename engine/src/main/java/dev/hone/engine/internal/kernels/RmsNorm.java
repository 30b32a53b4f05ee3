package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Divides a row by its root mean square and scales each column.
///
/// y = x r w   with r = 1 / sqrt(mean(x^2) + eps)
///
/// Backward, with x' = x r:  dx = r (dy w - x' mean(dy w x')),  dw = column sums of dy x'.
///
/// Shapes: rows of `width` floats, a multiple of 16, of which the first `real` count for the mean; the rest are 0 and
/// stay 0. The norm of a model's row and the norm of one attention head (Qwen3) are the same kernel.
/// Source: Zhang and Sennrich, arXiv:1910.07467.
public final class RmsNorm {
    private RmsNorm() {}

    /// y = x r w; `y` may be `x`.
    public static void forward(
            float[] x, int xo, float[] w, int wo, float[] y, int yo, int width, int real, float epsilon) {
        float inverse = inverse(x, xo, width, real, epsilon);
        for (int i = 0; i < width; i += 8) {
            FloatVector.fromArray(SPECIES, x, xo + i).mul(inverse).mul(FloatVector.fromArray(SPECIES, w, wo + i))
                    .intoArray(y, yo + i);
        }
    }

    /// Adds the gradient at `x` to `dx`, and replaces `dy` by dy x', whose column sums are the weight's gradient.
    public static void backward(
            float[] x, int xo, float[] w, int wo, float[] dy, int dyo, float[] dx, int dxo, int width, int real,
            float epsilon) {
        float inverse = inverse(x, xo, width, real, epsilon);
        float c = RowSum.ofProducts(x, xo, dy, dyo, w, wo, width) * inverse * inverse / real;
        for (int i = 0; i < width; i += 8) {
            FloatVector u = FloatVector.fromArray(SPECIES, x, xo + i);
            FloatVector g = FloatVector.fromArray(SPECIES, dy, dyo + i);
            FloatVector d = g.mul(FloatVector.fromArray(SPECIES, w, wo + i)).sub(u.mul(c)).mul(inverse);
            FloatVector.fromArray(SPECIES, dx, dxo + i).add(d).intoArray(dx, dxo + i);
            g.mul(u.mul(inverse)).intoArray(dy, dyo + i);
        }
    }

    private static float inverse(float[] x, int xo, int width, int real, float epsilon) {
        return 1 / (float) Math.sqrt(RowSum.ofProducts(x, xo, x, xo, width) / real + epsilon);
    }
}
