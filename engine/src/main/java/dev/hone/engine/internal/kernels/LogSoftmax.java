package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The policy of a row of logits: log-probabilities, entropy, and their gradients.
///
/// With d[v] = z[v] / T - max:  log p[v] = d[v] - log sum exp(d),  H = log sum - sum_v p[v] d[v]
///
/// Backward, for targets t_i that share the row:
/// dz[v] = (sum_i dLP_i (1[v = t_i] - p[v]) - dH p[v] (log p[v] + H)) / T
///
/// One pass finds the maximum, a second the sums, block by block of 256 tokens: inside a block 16 lanes and the fixed
/// tree, then the blocks in order in double precision. The exponentials are not kept; whoever needs them makes them
/// again with the same bits. Tokens whose exponential is 0 (further than 86 below the maximum, or minus infinity) add
/// exactly 0 to everything: p log p = 0 at p = 0.
///
/// Shapes: `real` logits from `zo` on; up to the next multiple of 16 the row is padding, which both passes overwrite.
/// `factor` is 1 / T. Four `stats` a row: maximum, 1 / sum, log of the sum, entropy. Units: nats.
public final class LogSoftmax {
    /// Tokens whose exponentials are added before double precision takes over.
    static final int BLOCK = 256;

    /// Floats of `stats` a row.
    public static final int STATS = 4;

    private static final int MAXIMUM = 0;
    private static final int INVERSE = 1;
    private static final int LOG_SUM = 2;
    private static final int ENTROPY = 3;

    private LogSoftmax() {}

    /// Blocks of a row.
    static int blocks(int real) {
        return (real + BLOCK - 1) / BLOCK;
    }

    /// Floats of scratch that a row needs: the sums of its blocks, then room for the exponentials of one.
    public static int scratchSize(int real) {
        return blocks(real) + BLOCK;
    }

    /// Writes the row's stats, and into `scratch[so ...]` the sum of the exponentials of each block, which a draw
    /// needs.
    public static void forward(
            float[] z, int zo, int real, float factor, float[] stats, int st, float[] scratch, int so) {
        int end = zo + (real + 15 & -16);
        Arrays.fill(z, zo + real, end, Float.NEGATIVE_INFINITY);
        float maximum = RowSum.maximum(z, zo, end - zo) * factor;
        int e = so + blocks(real);
        double sum = 0;
        double weighted = 0;
        for (int b = so, at = zo; at < end; b++, at += BLOCK) {
            int n = Math.min(end - at, BLOCK);
            scratch[b] = Exp.row(z, at, factor, maximum, 1f, scratch, e, n);
            sum += scratch[b];
            weighted += weighted(z, at, factor, maximum, scratch, e, n);
        }
        double log = StrictMath.log(sum);
        stats[st + MAXIMUM] = maximum;
        stats[st + INVERSE] = (float) (1 / sum);
        stats[st + LOG_SUM] = (float) log;
        stats[st + ENTROPY] = (float) (log - weighted / sum);
    }

    /// Sum of e d; where e is 0 the term is 0, even if d is minus infinity.
    private static float weighted(float[] z, int zo, float factor, float maximum, float[] e, int eo, int n) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        for (int i = 0; i < n; i += 16) {
            FloatVector d = FloatVector.fromArray(SPECIES, z, zo + i).mul(factor).sub(maximum);
            d = d.blend(Exp.LOWEST, d.compare(VectorOperators.LT, Exp.LOWEST));
            a = d.fma(FloatVector.fromArray(SPECIES, e, eo + i), a);
            d = FloatVector.fromArray(SPECIES, z, zo + i + 8).mul(factor).sub(maximum);
            d = d.blend(Exp.LOWEST, d.compare(VectorOperators.LT, Exp.LOWEST));
            b = d.fma(FloatVector.fromArray(SPECIES, e, eo + i + 8), b);
        }
        return Lanes.sum(a, b);
    }

    /// Log-probability of a token whose logit is z, at most 0.
    public static float logProbability(float z, float factor, float[] stats, int st) {
        return z * factor - stats[st + MAXIMUM] - stats[st + LOG_SUM];
    }

    /// The greatest logit, divided by the temperature.
    public static float maximum(float[] stats, int st) {
        return stats[st + MAXIMUM];
    }

    /// Entropy of the row.
    public static float entropy(float[] stats, int st) {
        return stats[st + ENTROPY];
    }

    /// Replaces the logits by their gradient (0 in the padding), from the gradients of the log-probabilities of targets
    /// `from` .. `to - 1`, all of this row, and of the row's entropy, once for each of them.
    public static void backward(
            float[] z, int zo, int real, float factor, float[] stats, int st, int[] targets, float[] dLogProbs,
            float[] dEntropies, int from, int to, float[] scratch, int so) {
        float dLogProb = 0;
        float dEntropy = 0;
        for (int i = from; i < to; i++) {
            dLogProb += dLogProbs[i];
            dEntropy += dEntropies[i];
        }
        float maximum = stats[st + MAXIMUM];
        float scale = stats[st + INVERSE] * factor;
        float constant = dEntropy * (stats[st + LOG_SUM] - stats[st + ENTROPY]) - dLogProb;
        int end = zo + (real + 15 & -16);
        Arrays.fill(z, zo + real, end, Float.NEGATIVE_INFINITY);
        for (int at = zo; at < end; at += BLOCK) {
            int n = Math.min(end - at, BLOCK);
            Exp.row(z, at, factor, maximum, scale, scratch, so, n);
            derive(z, at, factor, maximum, scratch, so, n, -dEntropy, constant);
        }
        for (int i = from; i < to; i++) {
            z[zo + targets[i]] += dLogProbs[i] * factor;
        }
    }

    /// z = (slope d + constant) p.
    private static void derive(
            float[] z, int zo, float factor, float maximum, float[] p, int po, int n, float slope, float constant) {
        FloatVector a = FloatVector.broadcast(SPECIES, slope);
        FloatVector b = FloatVector.broadcast(SPECIES, constant);
        for (int i = 0; i < n; i += 8) {
            FloatVector d = FloatVector.fromArray(SPECIES, z, zo + i).mul(factor).sub(maximum);
            d = d.blend(Exp.LOWEST, d.compare(VectorOperators.LT, Exp.LOWEST));
            d.fma(a, b).mul(FloatVector.fromArray(SPECIES, p, po + i)).intoArray(z, zo + i);
        }
    }
}
