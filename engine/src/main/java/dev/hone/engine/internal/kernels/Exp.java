package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.broadcast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The exponential as a fixed chain of fused multiply-adds: the same bits on every machine, compiled or not.
///
/// e^x = 2^n * p(r) with n = round(x / ln 2), r = x - n ln 2 in two parts, and p(r) = 1 + r + r^2 q(r), q of degree 4
/// fitted so that p errs by less than 5e-9 on |r| <= ln 2 / 2; what remains is rounding, below 1.5 units in the last
/// place. exp(0) = 1. Below -86 the result is exactly 0, above 88 it is exp(88), so that nothing overflows or is
/// denormal; NaN stays NaN.
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

    /// e^x in each lane.
    public static FloatVector exp(FloatVector x) {
        FloatVector y = x.min(HIGHEST).max(LOWEST - 1);
        FloatVector t = y.fma(broadcast(LOG2E), broadcast(ROUND));
        FloatVector n = t.sub(ROUND);
        FloatVector r = n.fma(broadcast(-LN2_HIGH), y);
        r = n.fma(broadcast(-LN2_LOW), r);
        FloatVector p = broadcast(C6)
                .fma(r, broadcast(C5))
                .fma(r, broadcast(C4))
                .fma(r, broadcast(C3))
                .fma(r, broadcast(C2))
                .fma(r, broadcast(1f))
                .fma(r, broadcast(1f));
        FloatVector e = p.reinterpretAsInts()
                .add(t.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
                .reinterpretAsFloats();
        return e.blend(0f, x.compare(VectorOperators.LT, LOWEST));
    }

    /// e^x of one number, with the bits that a lane gets.
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
