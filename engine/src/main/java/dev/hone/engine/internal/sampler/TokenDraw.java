package dev.hone.engine.internal.sampler;

import dev.hone.engine.ParameterLayout;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.internal.kernels.Draw;
import dev.hone.engine.internal.kernels.LogSoftmax;
import dev.hone.engine.internal.kernels.Truncation;
import dev.hone.foundation.Key;

/// Draws the next token of a slot from a row of logits.
///
/// The policy is log-softmax(logits / temperature), untruncated; the slot gets its log-probability and entropy. With
/// truncation the draw comes from the kept set, and its log-probability there is kept beside.
final class TokenDraw {
    private final SamplingOptions options;
    private final int vocabulary;
    private final float factor;
    private final float[][] stats;
    private final float[][] sums;
    private final float[][] weights;

    TokenDraw(SamplingOptions options, int vocabulary, int threads) {
        this.options = options;
        this.vocabulary = vocabulary;
        factor = options.temperature() == 0 ? 1 : (float) (1 / options.temperature());
        stats = new float[threads][LogSoftmax.STATS];
        sums = new float[threads][LogSoftmax.scratchSize(vocabulary)];
        weights = new float[options.truncates() ? threads : 0][ParameterLayout.padded(vocabulary)];
    }

    void draw(float[] logits, int o, Slot slot, int worker) {
        float[] s = stats[worker];
        LogSoftmax.forward(logits, o, vocabulary, factor, s, 0, sums[worker], 0);
        float entropy = LogSoftmax.entropy(s, 0);
        if (options.temperature() == 0) {
            int id = Draw.greedy(logits, o, vocabulary);
            float logProb = LogSoftmax.logProbability(logits[o + id], factor, s, 0);
            slot.add(id, logProb, logProb, entropy);
            return;
        }
        double u = Key.uniform(slot.stream(), slot.length());
        if (options.truncates()) {
            truncated(logits, o, slot, worker, u);
            return;
        }
        int id = Draw.token(logits, o, vocabulary, factor, s, 0, sums[worker], 0, Draw.ALL, u);
        float logProb = LogSoftmax.logProbability(logits[o + id], factor, s, 0);
        slot.add(id, logProb, logProb, entropy);
    }

    /// Adds the slot's next forced token, with the log-probability that the policy gives it.
    void forced(float[] logits, int o, Slot slot, int worker) {
        float[] s = stats[worker];
        LogSoftmax.forward(logits, o, vocabulary, factor, s, 0, sums[worker], 0);
        float logProb = LogSoftmax.logProbability(logits[o + slot.queuedToken()], factor, s, 0);
        slot.addQueued(logProb, LogSoftmax.entropy(s, 0));
    }

    private void truncated(float[] logits, int o, Slot slot, int worker, double u) {
        float[] s = stats[worker];
        float[] w = weights[worker];
        Truncation.weights(logits, o, vocabulary, factor, s, 0, w, 0);
        float least = Truncation.leastWeight(w, 0, vocabulary, options.topK(), options.topP(), options.minP());
        double kept = Truncation.keptSums(w, 0, vocabulary, least, sums[worker], 0);
        int id = Draw.token(logits, o, vocabulary, factor, s, 0, sums[worker], 0, least, u);
        float behaviour = (float) StrictMath.log(w[id] / kept);
        slot.add(id, LogSoftmax.logProbability(logits[o + id], factor, s, 0), behaviour, LogSoftmax.entropy(s, 0));
    }
}
