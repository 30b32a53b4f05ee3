package dev.hone.engine.internal.sampler;

import dev.hone.engine.PolicyRow;
import dev.hone.engine.internal.kernels.LogSoftmax;

/// A row of logits with its stats, as [PolicyRow]. Reused from token to token.
public final class RowView implements PolicyRow {
    private final int vocabulary;
    private float[] logits = {};
    private float[] stats = {};
    private int from;
    private float factor;

    public RowView(int vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// This view, of the row at `offset` with the stats that [LogSoftmax] left.
    public RowView of(float[] rows, int offset, float inverseTemperature, float[] statsOfRow) {
        logits = rows;
        from = offset;
        factor = inverseTemperature;
        stats = statsOfRow;
        return this;
    }

    @Override
    public float logProb(int id) {
        if (id < 0 || id >= vocabulary) {
            throw new IllegalArgumentException("token " + id + " lies outside the vocabulary of " + vocabulary);
        }
        return LogSoftmax.logProbability(logits[from + id], factor, stats, 0);
    }

    @Override
    public float entropy() {
        return LogSoftmax.entropy(stats, 0);
    }

    @Override
    public double meanLogProb() {
        double sum = 0;
        for (int v = 0; v < vocabulary; v++) {
            sum += LogSoftmax.logProbability(logits[from + v], factor, stats, 0);
        }
        return sum / vocabulary;
    }

    /// Keeps the k best of one pass in order: most tokens fail the comparison with the worst that is kept.
    @Override
    public Top top(int k) {
        int n = Math.min(k, vocabulary);
        if (n < 1) {
            throw new IllegalArgumentException("at least one token must be asked for: " + k);
        }
        int[] ids = new int[n];
        float[] best = new float[n];
        int kept = 0;
        for (int v = 0; v < vocabulary; v++) {
            float z = logits[from + v];
            if (kept == n && !(z > best[n - 1])) {
                continue;
            }
            int at = kept < n ? kept++ : n - 1;
            while (at > 0 && z > best[at - 1]) {
                best[at] = best[at - 1];
                ids[at] = ids[at - 1];
                at--;
            }
            best[at] = z;
            ids[at] = v;
        }
        for (int i = 0; i < n; i++) {
            best[i] = LogSoftmax.logProbability(best[i], factor, stats, 0);
        }
        return new Top(ids, best);
    }
}
