package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Top-k, top-p and min-p as one number: the least weight that a token must have to be drawn.
///
/// In this order: top-k keeps the k heaviest tokens; top-p, of those, the heaviest ones that together reach share p;
/// min-p those that weigh at least `minP` of the heaviest. Tokens of equal weight stay or go together, so at the
/// margin a few more may stay. Each least weight is found by bisection over the bits of a positive float: at most 30
/// passes over the row, no sorting, nothing allocated, no order that could vary.
///
/// Shapes: `weights` has `real` numbers, padded with 0 to a multiple of 16.
/// Source: top-p: Holtzman et al., arXiv:1904.09751; min-p: Nguyen et al., arXiv:2407.01082.
public final class Truncation {
    private static final int HEAVIEST = Float.floatToRawIntBits(1f);

    private Truncation() {}

    /// Writes exp(z / T - max) of every token of the row to `weights`; `maximum` is the first of the row's stats.
    public static void weights(
            float[] z, int zo, int real, float factor, float[] stats, int st, float[] weights, int wo) {
        int end = real + 15 & -16;
        Exp.row(z, zo, factor, stats[st], 1f, weights, wo, end);
        Arrays.fill(weights, wo + real, wo + end, 0f);
    }

    /// The least weight that stays; `topK` 0, `topP` 1 and `minP` 0 are off.
    public static float leastWeight(float[] weights, int wo, int real, int topK, double topP, double minP) {
        float least = Draw.ALL;
        if (topK > 0 && topK < real) {
            least = heaviest(weights, wo, real, least, topK, Measure.COUNT);
        }
        if (topP < 1) {
            double share = topP * measure(weights, wo, real, least, Measure.MASS);
            least = heaviest(weights, wo, real, least, share, Measure.MASS);
        }
        return Math.max(least, (float) minP);
    }

    /// Writes the sums of the weights that stay, block by block as [LogSoftmax] does, and returns their total.
    public static double keptSums(float[] weights, int wo, int real, float least, float[] sums, int so) {
        double total = 0;
        int end = real + 15 & -16;
        for (int b = 0, at = 0; at < end; b++, at += LogSoftmax.BLOCK) {
            int to = Math.min(end, at + LogSoftmax.BLOCK);
            sums[so + b] = mass(weights, wo + at, wo + to, least);
            total += sums[so + b];
        }
        return total;
    }

    private enum Measure { COUNT, MASS }

    /// The largest weight w >= least such that the tokens that weigh at least w measure at least `wanted`.
    private static float heaviest(
            float[] weights, int wo, int real, float least, double wanted, Measure measure) {
        int low = Float.floatToRawIntBits(least);
        int high = HEAVIEST;
        while (low < high) {
            int middle = low + (high - low + 1) / 2;
            if (measure(weights, wo, real, Float.intBitsToFloat(middle), measure) >= wanted) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Float.intBitsToFloat(low);
    }

    private static double measure(float[] weights, int wo, int real, float least, Measure measure) {
        int end = wo + (real + 15 & -16);
        double total = 0;
        for (int at = wo; at < end; at += LogSoftmax.BLOCK) {
            int to = Math.min(end, at + LogSoftmax.BLOCK);
            total += switch (measure) {
                case COUNT -> count(weights, at, to, least);
                case MASS -> mass(weights, at, to, least);
            };
        }
        return total;
    }

    private static int count(float[] weights, int from, int to, float least) {
        int n = 0;
        for (int i = from; i < to; i += 8) {
            n += FloatVector.fromArray(SPECIES, weights, i).compare(VectorOperators.GE, least).trueCount();
        }
        return n;
    }

    private static float mass(float[] weights, int from, int to, float least) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        for (int i = from; i < to; i += 16) {
            FloatVector u = FloatVector.fromArray(SPECIES, weights, i);
            FloatVector v = FloatVector.fromArray(SPECIES, weights, i + 8);
            VectorMask<Float> ku = u.compare(VectorOperators.LT, least);
            VectorMask<Float> kv = v.compare(VectorOperators.LT, least);
            a = a.add(u.blend(0f, ku));
            b = b.add(v.blend(0f, kv));
        }
        return Lanes.sum(a, b);
    }
}
