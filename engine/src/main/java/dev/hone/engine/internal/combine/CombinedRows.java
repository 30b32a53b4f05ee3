package dev.hone.engine.internal.combine;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.PolicySink;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.combine.CombinedModel;
import dev.hone.engine.internal.kernels.LogSoftmax;
import dev.hone.engine.internal.sampler.RowView;
import dev.hone.engine.ParameterLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows of the combined policy for a text that is known, some at a time: all models' logits of these lie in memory
/// together.
public final class CombinedRows {
    /// Floats of logits that are kept at a time.
    private static final int ROOM = 1 << 26;

    private final List<Learner> learners = new ArrayList<>();
    private final RowArithmetic arithmetic;
    private final int vocabulary;
    private final int stride;
    private final float factor;

    public CombinedRows(CombinedModel models, Workers workers, float factor) {
        this.factor = factor;
        vocabulary = models.vocabulary();
        stride = ParameterLayout.padded(vocabulary);
        learners.add(new Learner(models.base().parameters(), workers, 1));
        for (Model other : models.others()) {
            learners.add(new Learner(other.parameters(), workers, 1));
        }
        arithmetic = new RowArithmetic(models.arithmetic(), vocabulary);
    }

    /// Shows the rows of tokens `from` to the last.
    public void show(int[] ids, int from, PolicySink sink) {
        int together = Math.max(1, ROOM / stride / learners.size());
        for (int begin = from; begin < ids.length; begin += together) {
            part(ids, begin, Math.min(ids.length, begin + together), begin - from, sink);
        }
    }

    private void part(int[] ids, int begin, int end, int first, PolicySink sink) {
        var tree = new TokenTree(Arrays.copyOf(ids, begin), List.of(Arrays.copyOfRange(ids, begin, end)));
        float[][] rows = new float[learners.size()][(end - begin) * stride];
        for (int m = 0; m < rows.length; m++) {
            float[] own = rows[m];
            learners.get(m).logits(
                    List.of(tree), (t, segment, index, logits, offset, all) -> System.arraycopy(
                            logits, offset, own, index * stride, vocabulary));
        }
        var stats = new float[LogSoftmax.STATS];
        var sums = new float[LogSoftmax.scratchSize(vocabulary)];
        var view = new RowView(vocabulary);
        int[] offsets = new int[rows.length];
        for (int i = 0; i < end - begin; i++) {
            Arrays.fill(offsets, i * stride);
            arithmetic.combine(rows, offsets);
            LogSoftmax.forward(rows[0], i * stride, vocabulary, factor, stats, 0, sums, 0);
            sink.accept(0, 0, first + i, ids[begin + i], view.of(rows[0], i * stride, factor, stats));
        }
    }
}
