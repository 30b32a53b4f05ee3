package dev.hone.training.critic;

import dev.hone.engine.TokenTree;
import dev.hone.engine.ValueLoss;
import java.util.List;

/// The mean of [ClippedValueLoss] over the trained tokens of one optimizer step, as the engine calls it.
///
/// The value of a token is the head's number behind the one before it. The first tokens of a tree's continuations share
/// the row behind the root's last token; their derivatives are added in the order of the continuations.
///
/// Several workers may call it for different segments. Each segment has a slot of its own, and [#statistics] adds the
/// slots in order, so that the number of threads changes no bit.
public final class ValueBatch implements ValueLoss {
    private final ClippedValueLoss loss;
    private final List<List<ValuedTokens>> tokens;
    private final Sums[][] slots;
    private final long trained;

    /// Of these completions, tree by tree in the order of its continuations.
    ///
    /// @throws IllegalArgumentException if no token is trained
    public ValueBatch(ClippedValueLoss loss, List<List<ValuedTokens>> tokens) {
        this.loss = loss;
        this.tokens = tokens;
        this.slots = tokens.stream().map(t -> new Sums[1 + t.size()]).toArray(Sums[][]::new);
        this.trained = tokens.stream().flatMap(List::stream).mapToInt(ValuedTokens::trainedTokens).sum();
        if (trained == 0) {
            throw new IllegalArgumentException("no token of the batch is trained; there is no mean of nothing");
        }
    }

    /// What one segment gave, as sums over its tokens.
    private static final class Sums {
        private double loss;
        private double value;
        private int clipped;
    }

    /// What a pass over the batch did. Means are over trained tokens.
    ///
    /// - `loss`: the mean loss
    /// - `clipped`: share of tokens whose gradient was stopped
    /// - `value`: mean of the values that the pass saw
    public record Statistics(double loss, double clipped, double value) {}

    @Override
    public double at(int tree, int segment, float[] values, float[] dValues, int length) {
        var sums = new Sums();
        if (segment < 0) {
            double slope = 0;
            for (ValuedTokens t : tokens.get(tree)) {
                slope += at(t, 0, values[length - 1], sums);
            }
            dValues[length - 1] = (float) slope;
        } else {
            ValuedTokens t = tokens.get(tree).get(segment);
            for (int i = 1; i < length; i++) {
                dValues[i - 1] = (float) at(t, i, values[i - 1], sums);
            }
        }
        slots[tree][1 + segment] = sums;
        return sums.loss / trained;
    }

    /// Adds token i to the sums and gives its derivative.
    private double at(ValuedTokens t, int i, double v, Sums sums) {
        if (!t.trained()[i]) {
            return 0;
        }
        sums.loss += loss.value(v, t.old()[i], t.targets()[i]);
        sums.value += v;
        sums.clipped += loss.clips(v, t.old()[i], t.targets()[i]) ? 1 : 0;
        return loss.slope(v, t.old()[i], t.targets()[i]) / trained;
    }

    @Override
    public boolean scores(TokenTree tree, int segment) {
        return true;
    }

    /// The completions, tree by tree.
    public List<List<ValuedTokens>> tokens() {
        return tokens;
    }

    /// Of the last pass, once every segment was seen.
    public Statistics statistics() {
        double sum = 0;
        double value = 0;
        long clipped = 0;
        for (Sums[] tree : slots) {
            for (Sums s : tree) {
                sum += s.loss;
                value += s.value;
                clipped += s.clipped;
            }
        }
        return new Statistics(sum / trained, (double) clipped / trained, value / trained);
    }
}
