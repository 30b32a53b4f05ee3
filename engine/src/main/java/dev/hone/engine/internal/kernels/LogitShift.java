package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Arithmetic on rows of logits of several models over one vocabulary, in place of the first.
///
/// Shapes: `real` logits a row, read and written up to the next multiple of 16, which is padding.
public final class LogitShift {
    private LogitShift() {}

    /// z[v] += alpha ((a[v] - aOffset) - (b[v] - bOffset)) where gate[v] >= least. Where the difference is 0, z keeps
    /// its bits (0 added to -0 would be 0). `a` and `gate` may be the row itself.
    public static void add(
            float[] z, int zo, float[] a, int ao, float aOffset, float[] b, int bo, float bOffset, float alpha,
            float[] gate, int go, float least, int real) {
        FloatVector factor = FloatVector.broadcast(SPECIES, alpha);
        for (int i = 0, end = real + 15 & -16; i < end; i += 8) {
            FloatVector own = FloatVector.fromArray(SPECIES, z, zo + i);
            FloatVector d = FloatVector.fromArray(SPECIES, a, ao + i).sub(aOffset)
                    .sub(FloatVector.fromArray(SPECIES, b, bo + i).sub(bOffset));
            VectorMask<Float> stays = d.compare(VectorOperators.EQ, 0f)
                    .or(FloatVector.fromArray(SPECIES, gate, go + i).compare(VectorOperators.LT, least));
            factor.fma(d, own).blend(own, stays).intoArray(z, zo + i);
        }
    }

    /// z[v] -= factor a[v].
    public static void subtract(float[] z, int zo, float[] a, int ao, float factor, int real) {
        FloatVector minus = FloatVector.broadcast(SPECIES, -factor);
        for (int i = 0, end = real + 15 & -16; i < end; i += 8) {
            FloatVector.fromArray(SPECIES, a, ao + i).fma(minus, FloatVector.fromArray(SPECIES, z, zo + i))
                    .intoArray(z, zo + i);
        }
    }

    /// a[v] = c' + share (a' - c') with a' = a[v] - aOffset and c' = c[v] - cOffset: equal rows stay equal.
    public static void mix(
            float[] a, int ao, float aOffset, float[] c, int co, float cOffset, float share, int real) {
        FloatVector factor = FloatVector.broadcast(SPECIES, share);
        for (int i = 0, end = real + 15 & -16; i < end; i += 8) {
            FloatVector to = FloatVector.fromArray(SPECIES, c, co + i).sub(cOffset);
            FloatVector.fromArray(SPECIES, a, ao + i).sub(aOffset).sub(to).fma(factor, to).intoArray(a, ao + i);
        }
    }

    /// Minus infinity where z is below the floor, and in the padding.
    public static void cut(float[] z, int zo, float floor, int real) {
        int end = real + 15 & -16;
        for (int i = 0; i < end; i += 8) {
            FloatVector own = FloatVector.fromArray(SPECIES, z, zo + i);
            own.blend(Float.NEGATIVE_INFINITY, own.compare(VectorOperators.LT, floor)).intoArray(z, zo + i);
        }
        Arrays.fill(z, zo + real, zo + end, Float.NEGATIVE_INFINITY);
    }
}
