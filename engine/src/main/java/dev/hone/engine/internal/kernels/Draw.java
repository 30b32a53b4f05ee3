package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Draws a token from a row of logits by the cumulative sum of its weights e[v] = exp(z[v] / T - max).
///
/// The uniform number picks the block of 256 tokens in which the cumulative sum passes u x total, then the token inside
/// it, both in double precision and ascending order; only that block's exponentials are made again. Tokens with weight
/// below `least` are left out ([Truncation]); with `least` = [#ALL] only those of weight 0. Where rounding lets the sum
/// end before u x total is passed, the last token that has a weight is taken, so a token of probability 0 never is.
///
/// Shapes: the row and its stats as [LogSoftmax] left them; `sums` the sum of the weights of each block that count.
public final class Draw {
    /// Every token that has a weight.
    public static final float ALL = Float.MIN_VALUE;

    private Draw() {}

    /// The token for a uniform number in [0, 1).
    public static int token(
            float[] z, int zo, int real, float factor, float[] stats, int st, float[] sums, int so, float least,
            double uniform) {
        int blocks = LogSoftmax.blocks(real);
        double total = 0;
        for (int b = 0; b < blocks; b++) {
            total += sums[so + b];
        }
        double wanted = uniform * total;
        double passed = 0;
        int block = 0;
        double before = 0;
        for (int b = 0; b < blocks; b++) {
            if (sums[so + b] > 0) {
                block = b;
                before = passed;
                passed += sums[so + b];
                if (passed > wanted) {
                    break;
                }
            }
        }
        int from = block * LogSoftmax.BLOCK;
        int to = Math.min(real, from + LogSoftmax.BLOCK);
        return within(z, zo, from, to, factor, stats[st], least, wanted - before);
    }

    /// The token with the largest logit, the first of them where several are equal.
    public static int greedy(float[] z, int zo, int real) {
        int end = zo + (real + 15 & -16);
        float maximum = RowSum.maximum(z, zo, end - zo);
        int i = zo;
        while (i + 8 < end && !FloatVector.fromArray(SPECIES, z, i).compare(VectorOperators.EQ, maximum).anyTrue()) {
            i += 8;
        }
        while (i + 1 < zo + real && z[i] != maximum) {
            i++;
        }
        return i - zo;
    }

    private static int within(
            float[] z, int zo, int from, int to, float factor, float maximum, float least, double wanted) {
        double passed = 0;
        int last = from;
        for (int v = from; v < to; v++) {
            float weight = Exp.exp(z[zo + v] * factor - maximum);
            if (weight >= least) {
                last = v;
                passed += weight;
                if (passed > wanted) {
                    return v;
                }
            }
        }
        return last;
    }
}
