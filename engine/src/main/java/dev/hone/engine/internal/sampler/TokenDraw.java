package dev.hone.engine.internal.sampler;

import dev.hone.engine.ParameterLayout;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.internal.kernels.Draw;
import dev.hone.engine.internal.kernels.LogSoftmax;
import dev.hone.engine.internal.kernels.Truncation;
import dev.hone.foundation.Key;
import org.jspecify.annotations.Nullable;

/// Draws the next token of a slot from a row of logits.
///
/// The policy is log-softmax(logits / temperature), untruncated; the slot gets its log-probability and entropy. With
/// truncation the draw comes from the kept set, and its log-probability there is kept beside.
final class TokenDraw {
    private final int vocabulary;
    private final float[][] stats;
    private final float[][] sums;
    /// Made when a draw first needs them.
    private final float[] @Nullable [] weights;
    private final RowView[] views;

    TokenDraw(int vocabulary, int threads) {
        this.vocabulary = vocabulary;
        stats = new float[threads][LogSoftmax.STATS];
        sums = new float[threads][LogSoftmax.scratchSize(vocabulary)];
        weights = new float[threads][];
        views = new RowView[threads];
        for (int i = 0; i < threads; i++) {
            views[i] = new RowView(vocabulary);
        }
    }

    /// Adds the slot's next token, forced or drawn, and shows it to whoever watches.
    void next(float[] logits, int o, Slot slot, int worker) {
        float factor = factor(slot);
        if (slot.isQueued()) {
            forced(logits, o, slot, factor, worker);
        } else {
            draw(logits, o, slot, factor, worker);
        }
        if (slot.isWatched()) {
            slot.show(views[worker].of(logits, o, factor, stats[worker]));
        }
    }

    private static float factor(Slot slot) {
        double temperature = slot.options().temperature();
        return temperature == 0 ? 1 : (float) (1 / temperature);
    }

    private void draw(float[] logits, int o, Slot slot, float factor, int worker) {
        SamplingOptions options = slot.options();
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
            truncated(logits, o, slot, factor, worker, u);
            return;
        }
        int id = Draw.token(logits, o, vocabulary, factor, s, 0, sums[worker], 0, Draw.ALL, u);
        float logProb = LogSoftmax.logProbability(logits[o + id], factor, s, 0);
        slot.add(id, logProb, logProb, entropy);
    }

    /// Adds the slot's next forced token, with the log-probability that the policy gives it.
    private void forced(float[] logits, int o, Slot slot, float factor, int worker) {
        float[] s = stats[worker];
        LogSoftmax.forward(logits, o, vocabulary, factor, s, 0, sums[worker], 0);
        float logProb = LogSoftmax.logProbability(logits[o + slot.queuedToken()], factor, s, 0);
        slot.addQueued(logProb, LogSoftmax.entropy(s, 0));
    }

    private void truncated(float[] logits, int o, Slot slot, float factor, int worker, double u) {
        SamplingOptions options = slot.options();
        float[] s = stats[worker];
        float[] w = weights(worker);
        Truncation.weights(logits, o, vocabulary, factor, s, 0, w, 0);
        float least = Truncation.leastWeight(w, 0, vocabulary, options.topK(), options.topP(), options.minP());
        double kept = Truncation.keptSums(w, 0, vocabulary, least, sums[worker], 0);
        int id = Draw.token(logits, o, vocabulary, factor, s, 0, sums[worker], 0, least, u);
        float behaviour = (float) StrictMath.log(w[id] / kept);
        slot.add(id, LogSoftmax.logProbability(logits[o + id], factor, s, 0), behaviour, LogSoftmax.entropy(s, 0));
    }

    private float[] weights(int worker) {
        float[] own = weights[worker];
        if (own == null) {
            own = new float[ParameterLayout.padded(vocabulary)];
            weights[worker] = own;
        }
        return own;
    }
}
