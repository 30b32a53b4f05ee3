package dev.hone.engine.internal.decoder;

import dev.hone.engine.adapter.LowRankPair;
import dev.hone.foundation.Key;
import org.jspecify.annotations.Nullable;

/// Dropout in front of an adapter's A, as PEFT has it: D(X) = X · m / (1 - p), every m 1 with probability 1 - p, else
/// 0.
///
/// The draw for a number is a pure function of the key of the step, its token (tree, segment, position), the linear
/// layer and the column. So it is the same in the forward pass, in the backward pass that computes it again, and for
/// any cut of the rows.
///
/// Shapes: rows of `depth` numbers. Source: Srivastava et al., JMLR 15 (2014), in the form that needs no change when
/// sampling.
final class AdapterDropout {
    private final double probability;
    private final float kept;
    private @Nullable Key key;
    private int firstTree;
    private RowPlan plan = new RowPlan();
    private int firstRow;

    AdapterDropout(double probability) {
        this.probability = probability;
        kept = (float) (1 / (1 - probability));
    }

    /// Begins a block whose trees are numbered from `first` on; without a key nothing is dropped.
    void begin(@Nullable Key step, int first) {
        key = probability > 0 ? step : null;
        firstTree = first;
    }

    /// The next products compute rows of this plan, from this row on.
    void rows(RowPlan rows, int row) {
        plan = rows;
        firstRow = row;
    }

    boolean drops() {
        return key != null;
    }

    /// Writes D(X) for rows `from` .. `to`-1, one behind the other, into `y`.
    void apply(LowRankPair pair, float[] x, int xo, int ldx, int from, int to, float[] y) {
        int depth = pair.a().depth();
        for (int i = from; i < to; i++) {
            long state = state(pair, i);
            for (int k = 0; k < depth; k++) {
                y[i * depth + k] = keeps(state, k) ? x[xo + i * ldx + k] * kept : 0;
            }
        }
    }

    /// Adds D(dY) to dX: what is dropped has no gradient.
    void addGradient(LowRankPair pair, float[] dy, int from, int to, float[] dx, int xo, int ldx) {
        int depth = pair.a().depth();
        for (int i = from; i < to; i++) {
            long state = state(pair, i);
            for (int k = 0; k < depth; k++) {
                if (keeps(state, k)) {
                    dx[xo + i * ldx + k] += dy[i * depth + k] * kept;
                }
            }
        }
    }

    private boolean keeps(long state, int k) {
        return Key.uniform(state, k) >= probability;
    }

    private long state(LowRankPair pair, int i) {
        if (key == null) {
            throw new IllegalStateException("no key to drop by");
        }
        int row = firstRow + i;
        return key.at(firstTree + plan.tree(row)).at(plan.segment(row)).at(plan.position(row))
                .at(pair.layer()).at(pair.linear().ordinal()).state();
    }
}
