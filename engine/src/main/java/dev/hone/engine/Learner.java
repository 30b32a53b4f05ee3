package dev.hone.engine;

import dev.hone.engine.internal.decoder.GradientEngine;
import dev.hone.engine.internal.kernels.LogSoftmax;
import dev.hone.engine.internal.sampler.RowView;
import dev.hone.foundation.Key;
import java.util.List;

/// Computes log-probabilities, losses and gradients of token trees under a model's current weights.
///
/// The gradient is a sum over *gradient blocks*, lists of trees, in their order; inside a block it is one chain over
/// rows. Its bits depend on the blocks and on nothing else: not on the number of threads, not on what is computed
/// together. The log-probabilities are the very bits that the [Sampler] reported for the same weights.
///
/// One learner is for one caller at a time. It keeps its buffers between calls, so that a step allocates next to
/// nothing once the largest batch has been seen.
public final class Learner {
    private final GradientEngine engine;
    private final float factor;

    /// `temperature` divides the logits; the policy is log-softmax(logits / temperature).
    public Learner(Parameters parameters, Workers workers, double temperature) {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("the policy's temperature must be positive: " + temperature);
        }
        factor = (float) (1 / temperature);
        engine = new GradientEngine(parameters, workers, factor);
    }

    /// Gives every scored segment's log-probabilities and entropies to the sink. Forward only.
    public void score(List<TokenTree> trees, ScoreSink sink) {
        engine.score(trees, sink);
    }

    /// Gives every segment's hidden states at every layer to the sink. Forward only.
    public void hidden(List<TokenTree> trees, HiddenSink sink) {
        engine.hidden(trees, sink);
    }

    /// Shows a loss the last states of every segment that it scores. Forward only: what it writes and returns is
    /// dropped.
    public void show(List<TokenTree> trees, HiddenLoss loss) {
        engine.hidden(trees, loss);
    }

    /// Gives the rows of logits of every scored segment to the sink. Forward only.
    ///
    /// @throws IllegalArgumentException if the model has a scalar head
    public void logits(List<TokenTree> trees, LogitsSink sink) {
        engine.logits(trees, sink);
    }

    /// Gives the policy's row for every scored token to the sink: log-probabilities of any token, and the likeliest.
    /// Forward only; the bits are the sampler's.
    ///
    /// @throws IllegalArgumentException if the model has a scalar head
    public void policy(List<TokenTree> trees, PolicySink sink) {
        engine.logits(trees, (tree, segment, index, logits, offset, vocabulary) -> {
            var stats = new float[LogSoftmax.STATS];
            LogSoftmax.forward(
                    logits, offset, vocabulary, factor, stats, 0, new float[LogSoftmax.scratchSize(vocabulary)], 0);
            TokenTree t = trees.get(tree);
            int id = segment < 0 ? t.root()[index] : t.continuations().get(segment)[index];
            sink.accept(tree, segment, index, id, new RowView(vocabulary).of(logits, offset, factor, stats));
        });
    }

    /// Returns the sum of the loss over all blocks and adds its gradient to `gradient`, laid out as the parameters'
    /// `trained()` says: as the weights themselves where all are trained. What is frozen costs no gradient.
    /// Trees are numbered through all blocks; the loss is called from several threads, once for each scored segment.
    public double gradient(List<List<TokenTree>> blocks, TokenLoss loss, float[] gradient) {
        return engine.gradient(blocks, loss, gradient);
    }

    /// The same with the inputs of an adapter dropped, as its settings say; the key decides which. The loss is that of
    /// the model with what is dropped, which is not the model that samples: nothing for ratios of the two.
    public double gradient(List<List<TokenTree>> blocks, TokenLoss loss, Key dropout, float[] gradient) {
        return engine.gradient(blocks, loss, dropout, gradient);
    }

    /// The same for a loss on rows of logits.
    public double gradient(List<List<TokenTree>> blocks, LogitsLoss loss, float[] gradient) {
        return engine.gradient(blocks, loss, gradient);
    }

    /// The same with the inputs of an adapter dropped.
    public double gradient(List<List<TokenTree>> blocks, LogitsLoss loss, Key dropout, float[] gradient) {
        return engine.gradient(blocks, loss, dropout, gradient);
    }

    /// The same for a loss on the values of a scalar head.
    public double gradient(List<List<TokenTree>> blocks, ValueLoss loss, float[] gradient) {
        return engine.gradient(blocks, loss, gradient);
    }

    /// The same with the inputs of an adapter dropped.
    public double gradient(List<List<TokenTree>> blocks, ValueLoss loss, Key dropout, float[] gradient) {
        return engine.gradient(blocks, loss, dropout, gradient);
    }

    /// The same for a loss on the last hidden states, whatever the head is. (A name of its own, because a lambda could
    /// also be a loss on logits.)
    public double hiddenGradient(List<List<TokenTree>> blocks, HiddenLoss loss, float[] gradient) {
        return engine.hiddenGradient(blocks, loss, gradient);
    }

    /// Makes room for blocks of up to this many rows now, so that a run that cannot fit fails at its beginning.
    ///
    /// @throws dev.hone.foundation.InputException if the heap is too small, with the numbers
    public void reserve(int rows) {
        engine.reserve(rows);
    }
}
