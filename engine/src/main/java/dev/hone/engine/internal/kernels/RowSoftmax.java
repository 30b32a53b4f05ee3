package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/// A row of scores and its softmax, in the two forms that attention needs, and the way back.
///
/// e[j] = exp(s[j] - max),  p[j] = e[j] / sum.  The sum adds position j to lane j mod 16, then the fixed tree; the
/// maximum has no order.
///
/// Shapes: n scores from `at` on; `padded` is a multiple of 16, at least n, and what lies between is set to 0.
public final class RowSoftmax {
    private RowSoftmax() {}

    /// Replaces scores by e. `stats[st]` becomes the maximum, `stats[st + 1]` 1 / sum.
    public static void exponentials(float[] s, int at, int n, int padded, float[] stats, int st) {
        int length = n + 15 & -16;
        Arrays.fill(s, at + n, at + length, Float.NEGATIVE_INFINITY);
        float maximum = RowSum.maximum(s, at, length);
        stats[st] = maximum;
        stats[st + 1] = 1 / Exp.row(s, at, 1f, maximum, 1f, s, at, length);
        if (padded > length) {
            Arrays.fill(s, at + length, at + padded, 0f);
        }
    }

    /// Replaces scores by p, from the stats that `exponentials` gave.
    public static void probabilities(float[] s, int at, int n, int padded, float[] stats, int st) {
        int length = n + 15 & -16;
        Exp.row(s, at, 1f, stats[st], stats[st + 1], s, at, length);
        Arrays.fill(s, at + n, at + padded, 0f);
    }

    /// Replaces the gradient of the probabilities by that of the scores: ds = p (dp - sum p dp).
    public static void backward(float[] p, int po, float[] dp, int at, int n, int padded) {
        int length = n + 15 & -16;
        float mean = RowSum.ofProducts(p, po, dp, at, length);
        for (int i = 0; i < length; i += 8) {
            FloatVector.fromArray(SPECIES, dp, at + i)
                    .sub(mean)
                    .mul(FloatVector.fromArray(SPECIES, p, po + i))
                    .intoArray(dp, at + i);
        }
        if (padded > length) {
            Arrays.fill(dp, at + length, at + padded, 0f);
        }
    }
}
