package dev.hone.engine.internal.kernels;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.Arrays;

/// Plain loops in the order that the kernels promise: the oracle of bits. Also random rows to feed both.
final class Scalars {
    private Scalars() {}

    /// n numbers in [-scale, scale), a function of the name.
    static float[] random(String name, int n, double scale) {
        Draws draws = Key.of(1).at(name).draws();
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) ((2 * draws.uniform() - 1) * scale);
        }
        return x;
    }

    /// n NaNs: what a kernel must not read.
    static float[] poisoned(int n) {
        float[] x = new float[n];
        Arrays.fill(x, Float.NaN);
        return x;
    }

    /// Sum of 16 lanes by the fixed tree.
    static float tree(float[] lanes) {
        float[] t = lanes.clone();
        for (int width = 8; width > 0; width /= 2) {
            for (int i = 0; i < width; i++) {
                t[i] += t[i + width];
            }
        }
        return t[0];
    }

    /// Sum of a[i] b[i] in 16 lanes.
    static float dot(float[] a, int ao, float[] b, int bo, int n) {
        float[] lanes = new float[16];
        for (int i = 0; i < n; i++) {
            lanes[i % 16] = Math.fma(a[ao + i], b[bo + i], lanes[i % 16]);
        }
        return tree(lanes);
    }

    /// Exp.exp of one number.
    static float exp(float x) {
        if (x < Exp.LOWEST) {
            return 0;
        }
        float y = Math.max(Math.min(x, Exp.HIGHEST), Exp.LOWEST - 1);
        float t = Math.fma(y, Exp.LOG2E, Exp.ROUND);
        float n = t - Exp.ROUND;
        float r = Math.fma(n, -Exp.LN2_LOW, Math.fma(n, -Exp.LN2_HIGH, y));
        float p = Exp.C6;
        for (float c : new float[] {Exp.C5, Exp.C4, Exp.C3, Exp.C2, 1, 1}) {
            p = Math.fma(p, r, c);
        }
        return Float.intBitsToFloat(Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(t) << 23));
    }
}
