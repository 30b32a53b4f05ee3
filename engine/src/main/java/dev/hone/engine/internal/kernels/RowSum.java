package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Sums over a row, and its maximum: 16 logical lanes in ascending order, then the fixed tree of [Lanes].
///
/// Shapes: n is a multiple of 16, at least 16.
public final class RowSum {
    private RowSum() {}

    /// Sum of x[i] y[i].
    public static float ofProducts(float[] x, int xo, float[] y, int yo, int n) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        for (int i = 0; i < n; i += 16) {
            a = FloatVector.fromArray(SPECIES, x, xo + i).fma(FloatVector.fromArray(SPECIES, y, yo + i), a);
            b = FloatVector.fromArray(SPECIES, x, xo + i + 8).fma(FloatVector.fromArray(SPECIES, y, yo + i + 8), b);
        }
        return Lanes.sum(a, b);
    }

    /// Sum of x[i] (y[i] z[i]).
    public static float ofProducts(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        for (int i = 0; i < n; i += 16) {
            FloatVector u = FloatVector.fromArray(SPECIES, y, yo + i).mul(FloatVector.fromArray(SPECIES, z, zo + i));
            FloatVector v =
                    FloatVector.fromArray(SPECIES, y, yo + i + 8).mul(FloatVector.fromArray(SPECIES, z, zo + i + 8));
            a = FloatVector.fromArray(SPECIES, x, xo + i).fma(u, a);
            b = FloatVector.fromArray(SPECIES, x, xo + i + 8).fma(v, b);
        }
        return Lanes.sum(a, b);
    }

    /// Largest x[i]; NaNs are passed over.
    public static float maximum(float[] x, int xo, int n) {
        FloatVector a = FloatVector.fromArray(SPECIES, x, xo);
        FloatVector b = FloatVector.fromArray(SPECIES, x, xo + 8);
        for (int i = xo + 16; i < xo + n; i += 16) {
            FloatVector u = FloatVector.fromArray(SPECIES, x, i);
            FloatVector v = FloatVector.fromArray(SPECIES, x, i + 8);
            a = a.blend(u, u.compare(VectorOperators.GT, a));
            b = b.blend(v, v.compare(VectorOperators.GT, b));
        }
        return Lanes.maximum(a, b);
    }
}
