package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The exponential as a fixed chain of fused multiply-adds: the same bits on every machine, compiled or not.
///
/// e^x = 2^n p(r)  with n = round(x / ln 2), r = x - n ln 2 (ln 2 in two parts), p(r) = 1 + r + r^2 q(r)
///
/// q of degree 4 is fitted so that p errs by less than 5e-9 on |r| <= ln 2 / 2; what remains is rounding, below 1.5
/// units in the last place. exp(0) = 1. Below -86 the result is exactly 0, above 88 it is exp(88), so that nothing
/// overflows or is denormal; NaN stays NaN.
public final class Exp {
    static final float LOWEST = -86f;
    static final float HIGHEST = 88f;
    static final float LOG2E = 1.44269504f;
    static final float ROUND = 12582912f;
    static final float LN2_HIGH = 0.693145751953125f;
    static final float LN2_LOW = 1.42860682030941723212e-6f;
    static final float C6 = 0.0013933343579992652f;
    static final float C5 = 0.008368910290300846f;
    static final float C4 = 0.041666481643915176f;
    static final float C3 = 0.166665181517601f;
    static final float C2 = 0.5f;

    private Exp() {}

    /// y[i] = exp(x[i] factor - shift) scale, the products rounded each, for n (a multiple of 16) numbers; `y` may be
    /// `x`. Returns the sum of the exponentials, unscaled, in 16 lanes and the fixed tree.
    ///
    /// One loop over arrays and not an operation on vectors: inlined into a larger kernel it would take the compiler
    /// beyond the size at which it stops inlining, and every vector would become an object.
    public static float row(float[] x, int xo, float factor, float shift, float scale, float[] y, int yo, int n) {
        FloatVector log2e = FloatVector.broadcast(SPECIES, LOG2E);
        FloatVector round = FloatVector.broadcast(SPECIES, ROUND);
        FloatVector high = FloatVector.broadcast(SPECIES, -LN2_HIGH);
        FloatVector low = FloatVector.broadcast(SPECIES, -LN2_LOW);
        FloatVector c6 = FloatVector.broadcast(SPECIES, C6);
        FloatVector c5 = FloatVector.broadcast(SPECIES, C5);
        FloatVector c4 = FloatVector.broadcast(SPECIES, C4);
        FloatVector c3 = FloatVector.broadcast(SPECIES, C3);
        FloatVector c2 = FloatVector.broadcast(SPECIES, C2);
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = sum0;
        for (int i = 0; i < n; i += 8) {
            FloatVector d = FloatVector.fromArray(SPECIES, x, xo + i).mul(factor).sub(shift);
            d = d.blend(HIGHEST, d.compare(VectorOperators.GT, HIGHEST));
            FloatVector t = d.fma(log2e, round);
            FloatVector k = t.sub(round);
            FloatVector r = k.fma(low, k.fma(high, d));
            FloatVector p = c6.fma(r, c5).fma(r, c4).fma(r, c3).fma(r, c2).fma(r, one).fma(r, one);
            FloatVector e = p.reinterpretAsInts()
                    .add(t.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
                    .reinterpretAsFloats()
                    .blend(0f, d.compare(VectorOperators.LT, LOWEST));
            e.mul(scale).intoArray(y, yo + i);
            FloatVector next = sum0.add(e);
            sum0 = sum1;
            sum1 = next;
        }
        return Lanes.sum(sum0, sum1);
    }

    /// e^x of one number, with the bits that `row` gives.
    public static float exp(float x) {
        if (x < LOWEST) {
            return 0;
        }
        float y = Math.min(x, HIGHEST);
        float t = Math.fma(y, LOG2E, ROUND);
        float n = t - ROUND;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, y));
        float p = Math.fma(Math.fma(Math.fma(Math.fma(C6, r, C5), r, C4), r, C3), r, C2);
        p = Math.fma(Math.fma(p, r, 1), r, 1);
        return Float.intBitsToFloat(Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(t) << 23));
    }
}
