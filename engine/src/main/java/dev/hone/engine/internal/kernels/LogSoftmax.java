package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.broadcast;
import static dev.hone.engine.internal.kernels.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

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

    /// Below this a score's exponential is 0, so its exact value does not matter; keeps 0 x infinity away.
    private static final float FLOOR = -128f;

    private LogSoftmax() {}

    /// Floats that the sums of a row's blocks take.
    public static int blocks(int real) {
        return (real + BLOCK - 1) / BLOCK;
    }

    /// Writes the row's stats, and into `sums[so ...]` the sum of the exponentials of each block, which a draw needs.
    public static void forward(
            float[] z, int zo, int real, float factor, float[] stats, int st, float[] sums, int so) {
        int end = zo + (real + 15 & -16);
        Arrays.fill(z, zo + real, end, Float.NEGATIVE_INFINITY);
        float maximum = RowSoftmax.maximum(z, zo, end) * factor;
        double sum = 0;
        double weighted = 0;
        for (int b = 0, at = zo; at < end; b++, at += BLOCK) {
            int to = Math.min(end, at + BLOCK);
            FloatVector e0 = broadcast(0);
            FloatVector e1 = e0;
            FloatVector w0 = e0;
            FloatVector w1 = e0;
            for (int i = at; i < to; i += 16) {
                FloatVector d = load(z, i).mul(factor).sub(maximum).max(FLOOR);
                FloatVector e = Exp.exp(d);
                e0 = e0.add(e);
                w0 = e.fma(d, w0);
                d = load(z, i + 8).mul(factor).sub(maximum).max(FLOOR);
                e = Exp.exp(d);
                e1 = e1.add(e);
                w1 = e.fma(d, w1);
            }
            sums[so + b] = Lanes.sum(e0, e1);
            sum += sums[so + b];
            weighted += Lanes.sum(w0, w1);
        }
        double log = StrictMath.log(sum);
        stats[st + MAXIMUM] = maximum;
        stats[st + INVERSE] = (float) (1 / sum);
        stats[st + LOG_SUM] = (float) log;
        stats[st + ENTROPY] = (float) (log - weighted / sum);
    }

    /// Log-probability of a token whose logit is z, at most 0.
    public static float logProbability(float z, float factor, float[] stats, int st) {
        return z * factor - stats[st + MAXIMUM] - stats[st + LOG_SUM];
    }

    /// Entropy of the row.
    public static float entropy(float[] stats, int st) {
        return stats[st + ENTROPY];
    }

    /// Replaces the logits by their gradient (0 in the padding), from the gradients of the log-probabilities of targets
    /// `from` .. `to - 1`, all of this row, and of the row's entropy, once for each of them.
    public static void backward(
            float[] z, int zo, int real, float factor, float[] stats, int st, int[] targets, float[] dLogProbs,
            float[] dEntropies, int from, int to) {
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
        for (int i = zo; i < end; i += 8) {
            FloatVector d = load(z, i).mul(factor).sub(maximum).max(FLOOR);
            FloatVector p = Exp.exp(d).mul(scale);
            d.fma(broadcast(-dEntropy), broadcast(constant)).mul(p).intoArray(z, i);
        }
        for (int i = from; i < to; i++) {
            z[zo + targets[i]] += dLogProbs[i] * factor;
        }
    }
}
