package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.broadcast;
import static dev.hone.engine.internal.kernels.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/// The exponentials of a row of scores, not yet divided by their sum.
///
/// e[j] = exp(s[j] - max),  softmax = e / sum.  The sum adds position j to lane j mod 16, then the fixed tree; the
/// maximum has no order.
public final class RowSoftmax {
    private RowSoftmax() {}

    /// Replaces n scores by their exponentials, and what follows up to `padded` by 0.
    ///
    /// Shapes: `padded` is a multiple of 16, at least n. `stats[st]` becomes the maximum, `stats[st + 1]` 1 / sum.
    public static void exponentials(float[] s, int at, int n, int padded, float[] stats, int st) {
        int end = at + (n + 15 & -16);
        Arrays.fill(s, at + n, end, Float.NEGATIVE_INFINITY);
        float maximum = maximum(s, at, end);
        stats[st] = maximum;
        stats[st + 1] = 1 / sumOfExponentials(s, at, end, maximum);
        if (at + padded > end) {
            Arrays.fill(s, end, at + padded, 0f);
        }
    }

    /// Replaces n scores by their probabilities, from the stats that `exponentials` gave, and what follows by 0.
    public static void probabilities(float[] s, int at, int n, int padded, float[] stats, int st) {
        int end = at + (n + 15 & -16);
        float maximum = stats[st];
        float inverse = stats[st + 1];
        for (int i = at; i < end; i += 8) {
            Exp.exp(load(s, i).sub(maximum)).mul(inverse).intoArray(s, i);
        }
        Arrays.fill(s, at + n, at + padded, 0f);
    }

    /// Replaces the gradient of n probabilities by that of their scores, ds = p (dp - sum p dp), and what follows by 0.
    public static void backward(float[] p, int po, float[] dp, int at, int n, int padded) {
        int length = n + 15 & -16;
        FloatVector a = broadcast(0);
        FloatVector b = a;
        for (int i = 0; i < length; i += 16) {
            a = load(p, po + i).fma(load(dp, at + i), a);
            b = load(p, po + i + 8).fma(load(dp, at + i + 8), b);
        }
        float mean = Lanes.sum(a, b);
        for (int i = 0; i < length; i += 8) {
            load(dp, at + i).sub(mean).mul(load(p, po + i)).intoArray(dp, at + i);
        }
        if (padded > length) {
            Arrays.fill(dp, at + length, at + padded, 0f);
        }
    }

    /// Largest of the scores in [at, end), a multiple of 16 of them.
    static float maximum(float[] s, int at, int end) {
        FloatVector a = load(s, at);
        FloatVector b = load(s, at + 8);
        for (int i = at + 16; i < end; i += 16) {
            a = a.max(load(s, i));
            b = b.max(load(s, i + 8));
        }
        return Lanes.maximum(a, b);
    }

    private static float sumOfExponentials(float[] s, int at, int end, float maximum) {
        FloatVector a = broadcast(0);
        FloatVector b = a;
        for (int i = at; i < end; i += 16) {
            FloatVector u = Exp.exp(load(s, i).sub(maximum));
            FloatVector v = Exp.exp(load(s, i + 8).sub(maximum));
            u.intoArray(s, i);
            v.intoArray(s, i + 8);
            a = a.add(u);
            b = b.add(v);
        }
        return Lanes.sum(a, b);
    }
}
