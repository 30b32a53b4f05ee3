package dev.hone.engine.combine;

import dev.hone.engine.PolicySink;
import dev.hone.engine.Workers;
import dev.hone.engine.internal.combine.CombinedRows;

/// Gives the combined policy's row for tokens that are known: log-probabilities, entropies and the likeliest tokens.
///
/// The bits are those that a [dev.hone.engine.Sampler] of the same combination reports. One scorer is for one caller at
/// a time.
public final class CombinedScorer {
    private final CombinedRows rows;

    /// `temperature` divides the combined logits.
    public CombinedScorer(CombinedModel models, Workers workers, double temperature) {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("the policy's temperature must be positive: " + temperature);
        }
        rows = new CombinedRows(models, workers, (float) (1 / temperature));
    }

    /// Shows the rows of tokens `from` (at least 1) to the last, in order, as tokens of tree 0 and segment 0 that count
    /// from 0.
    public void policy(int[] ids, int from, PolicySink sink) {
        rows.show(ids, from, sink);
    }
}
