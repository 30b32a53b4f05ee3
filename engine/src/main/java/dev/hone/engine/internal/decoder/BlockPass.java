package dev.hone.engine.internal.decoder;

import dev.hone.engine.HiddenLoss;
import dev.hone.engine.HiddenSink;
import dev.hone.engine.LogitsLoss;
import dev.hone.engine.LogitsSink;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.ScoreSink;
import dev.hone.engine.TokenLoss;
import dev.hone.engine.TokenTree;
import dev.hone.engine.ValueLoss;
import dev.hone.engine.Workers;
import dev.hone.engine.internal.kernels.Chain;
import dev.hone.engine.internal.kernels.RotaryTable;
import dev.hone.foundation.Key;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes one gradient block, a list of trees, forward, through the loss and backward.
///
/// Weight gradients are chains over the block's rows in the order of [BlockLayout]. A block is computed either *whole*,
/// all rows layer by layer, or *in parts*: the root forward, then some continuations forward and backward while they
/// are in the cache, then the next ones, and the root's backward last. Both give the same bits.
final class BlockPass {
    /// Rows of continuations that go forward and backward together when a block is computed in parts.
    private static final int PART = 64;

    private static final ForwardPass.LayerListener NOBODY = (layer, plan, projection) -> {};

    private final Strides strides;
    private final Products products;
    private final ForwardPass forward;
    private final BackwardPass backward;
    private final HeadPass head;
    private final ScalarHeadPass scalarHead;
    private final HiddenPass hiddenStates;
    private final Activations kept;
    private final Activations passing;
    private final Activations shown;
    private final PrefixGradient prefix;
    private final Chain chain;
    private final boolean givesValues;

    private final BlockLayout layout = new BlockLayout();
    private final RowPlan plan = layout.plan();
    private final TokenSlots slots = layout.slots();
    private @Nullable Key dropout;
    private float[] logProb = new float[0];
    private float[] entropy = new float[0];
    private float[] dLogProb = new float[0];
    private float[] dEntropy = new float[0];

    /// One thread and its own gradient: `CONTINUES`. All threads on one block, straight into the sum: `CLOSED`.
    BlockPass(
            Parameters parameters, TransposedWeights transposed, Workers workers, RotaryTable rotary, Chain chain,
            Activations.Keep keep, float inverseTemperature) {
        ParameterLayout weights = parameters.layout();
        int chunk = chain == Chain.CONTINUES ? PART : Integer.MAX_VALUE;
        products = new Products(parameters, transposed, workers);
        strides = Strides.of(weights);
        forward = new ForwardPass(parameters, products, workers, rotary, chunk);
        backward = new BackwardPass(parameters, products, workers, rotary, forward, chain, chunk);
        head = new HeadPass(parameters, products, workers, inverseTemperature);
        scalarHead = new ScalarHeadPass(parameters);
        hiddenStates = new HiddenPass(parameters);
        kept = new Activations(weights, keep);
        passing = new Activations(weights, Activations.Keep.NOTHING);
        shown = new Activations(weights, Activations.Keep.RESIDUALS);
        prefix = new PrefixGradient(weights);
        givesValues = parameters.config().head() == ModelConfig.Head.SCALAR;
        this.chain = chain;
    }

    /// Lets gradients drop an adapter's inputs by this key, until it is taken away again.
    void dropout(@Nullable Key key) {
        dropout = key;
        products.drop(key, 0);
    }

    /// Makes room for blocks of this many rows.
    void reserve(int rows) {
        kept.reserve(rows);
    }

    /// Log-probabilities and entropies of all scored segments of trees `from` .. `to`-1, to the sink; values and zeros
    /// where the model has a scalar head.
    void score(List<TokenTree> trees, int from, int to, ScoreSink sink) {
        layout.whole(trees, from, to, sink::scores, givesValues ? BlockLayout.Rows.ALL : BlockLayout.Rows.PREDICTING);
        passing.reserve(plan.rows());
        forward.run(plan, passing, 0, 0, NOBODY);
        if (givesValues) {
            scalarHead.forward(layout.targets(), slots, passing.last());
        } else {
            head.forward(layout.targets(), slots, passing.last());
        }
        for (int t = from; t < to; t++) {
            TokenTree tree = trees.get(t);
            for (int s = -1; s < tree.continuations().size(); s++) {
                if (sink.scores(tree, s)) {
                    int n = length(tree, s);
                    copyOut(layout.slot(trees, from, t - from, s), n);
                    sink.accept(t, s, logProb, entropy, n);
                }
            }
        }
    }

    /// The residual stream of trees `from` .. `to`-1 before the first and behind every layer, to the sink.
    void hidden(List<TokenTree> trees, int from, int to, HiddenSink sink) {
        layout.whole(trees, from, to, (tree, segment) -> false, BlockLayout.Rows.ALL);
        shown.reserve(plan.rows());
        forward.run(plan, shown, 0, 0, NOBODY);
        int layers = shown.layers();
        int row = 0;
        for (int t = from; t < to; t++) {
            TokenTree tree = trees.get(t);
            int n = tree.continuations().size();
            for (int i = 0; i <= n; i++) {
                // the root's rows follow those of its continuations
                int s = i < n ? i : -1;
                int length = length(tree, s);
                for (int l = 0; l <= layers; l++) {
                    sink.accept(t, s, l, shown.residual(l), row * strides.residual(), strides.residual(), length);
                }
                row += length;
            }
        }
    }

    /// The last states of all scored segments of trees `from` .. `to`-1, to a loss whose derivatives nobody follows.
    void hidden(List<TokenTree> trees, int from, int to, HiddenLoss loss) {
        layout.whole(trees, from, to, loss::scores, BlockLayout.Rows.ALL);
        passing.reserve(plan.rows());
        forward.run(plan, passing, 0, 0, NOBODY);
        hiddenStates.forward(trees.subList(from, to), from, layout.targets(), loss, passing.last());
    }

    /// The logits of all scored segments of trees `from` .. `to`-1, to the sink.
    void logits(List<TokenTree> trees, int from, int to, LogitsSink sink) {
        layout.whole(trees, from, to, sink::scores, BlockLayout.Rows.PREDICTING);
        passing.reserve(plan.rows());
        forward.run(plan, passing, 0, 0, NOBODY);
        head.show(layout.targets(), slots, from, passing.last(), sink);
    }

    /// The block's loss; its gradient is added to `g`, but for the embedded tokens, which go to `embedded`.
    double gradient(List<TokenTree> block, int firstTree, TokenLoss loss, float[] g, EmbeddedRows embedded) {
        int rows = begin(block, embedded);
        products.drop(dropout, firstTree);
        boolean parts = chain == Chain.CONTINUES
                && !kept.recomputes()
                && block.size() == 1
                && rows > PART
                && block.get(0).continuations().size() > 1;
        if (parts) {
            return inParts(block, firstTree, loss, g, embedded);
        }
        layout.whole(block, 0, block.size(), loss::scores, BlockLayout.Rows.PREDICTING);
        forwardWhole();
        head.forward(layout.targets(), slots, kept.last());
        double sum = 0;
        for (int t = 0; t < block.size(); t++) {
            TokenTree tree = block.get(t);
            for (int s = 0; s < tree.continuations().size(); s++) {
                sum += loss(tree, firstTree + t, s, layout.slot(block, 0, t, s), loss);
            }
            sum += loss(tree, firstTree + t, -1, layout.slot(block, 0, t, -1), loss);
        }
        float[] dStream = zeroStream(0);
        head.backward(layout.targets(), slots, kept.last(), dStream, g, chain);
        backwardWhole(dStream, g, embedded);
        return sum;
    }

    /// The same for a loss on rows of logits.
    double gradient(List<TokenTree> block, int firstTree, LogitsLoss loss, float[] g, EmbeddedRows embedded) {
        begin(block, embedded);
        layout.whole(block, 0, block.size(), loss::scores, BlockLayout.Rows.PREDICTING);
        forwardWhole();
        float[] dStream = zeroStream(0);
        double sum = head.logitsLoss(layout.targets(), slots, firstTree, loss, kept.last(), dStream, g, chain);
        backwardWhole(dStream, g, embedded);
        return sum;
    }

    /// The same for a loss on the values of a scalar head.
    double gradient(List<TokenTree> block, int firstTree, ValueLoss loss, float[] g, EmbeddedRows embedded) {
        begin(block, embedded);
        layout.whole(block, 0, block.size(), loss::scores, BlockLayout.Rows.ALL);
        forwardWhole();
        scalarHead.forward(layout.targets(), slots, kept.last());
        double sum = 0;
        for (int t = 0; t < block.size(); t++) {
            TokenTree tree = block.get(t);
            for (int s = -1; s < tree.continuations().size(); s++) {
                sum += loss(tree, firstTree + t, s, layout.slot(block, 0, t, s), loss);
            }
        }
        float[] dStream = zeroStream(0);
        scalarHead.backward(layout.targets(), slots, kept.last(), dStream, g, chain);
        backwardWhole(dStream, g, embedded);
        return sum;
    }

    /// The same for a loss on the last hidden states.
    double hiddenGradient(List<TokenTree> block, int firstTree, HiddenLoss loss, float[] g, EmbeddedRows embedded) {
        begin(block, embedded);
        layout.whole(block, 0, block.size(), loss::scores, BlockLayout.Rows.ALL);
        forwardWhole();
        double sum = hiddenStates.forward(block, firstTree, layout.targets(), loss, kept.last());
        float[] dStream = zeroStream(0);
        hiddenStates.backward(layout.targets(), kept.last(), dStream, g, chain);
        backwardWhole(dStream, g, embedded);
        return sum;
    }

    private static int begin(List<TokenTree> block, EmbeddedRows embedded) {
        int rows = 0;
        for (TokenTree tree : block) {
            rows += tree.rows();
        }
        embedded.begin(rows);
        return rows;
    }

    private void forwardWhole() {
        kept.reserve(plan.rows());
        forward.run(plan, kept, 0, 0, NOBODY);
    }

    private float[] zeroStream(int fromRow) {
        float[] dStream = backward.begin(plan, fromRow);
        Arrays.fill(dStream, fromRow * strides.residual(), plan.rows() * strides.residual(), 0f);
        return dStream;
    }

    private void backwardWhole(float[] dStream, float[] g, EmbeddedRows embedded) {
        prefix.begin(plan.rows(), PrefixGradient.Delivery.AT_ONCE);
        backward.run(kept, 0, 0, prefix, g);
        embedded.add(plan, 0, plan.rows(), dStream);
    }

    private double inParts(List<TokenTree> block, int index, TokenLoss loss, float[] g, EmbeddedRows embedded) {
        TokenTree tree = block.get(0);
        int prompt = tree.root().length;
        int n = tree.continuations().size();
        layout.root(block, loss::scores);
        kept.reserve(prompt + Math.max(PART, tree.longestPath() - prompt));
        prefix.begin(prompt, PrefixGradient.Delivery.LATER);
        forward.run(plan, kept, 0, 0, NOBODY);
        head.forward(layout.rootTargets(), slots, kept.last());
        double sum = 0;
        for (int first = 0; first < n;) {
            int end = layout.part(tree, first, PART, loss::scores);
            forward.run(plan, kept, prompt, 1, NOBODY);
            head.forward(layout.targets(), slots, kept.last());
            for (int s = first; s < end; s++) {
                sum += loss(tree, index, s, layout.slot(block, 0, 0, s), loss);
            }
            float[] dStream = zeroStream(prompt);
            head.backward(layout.targets(), slots, kept.last(), dStream, g, chain);
            backward.run(kept, prompt, 1, prefix, g);
            embedded.add(plan, prompt, plan.rows(), dStream);
            first = end;
        }
        sum += loss(tree, index, -1, layout.slot(block, 0, 0, -1), loss);
        layout.rootAlone(tree);
        float[] dStream = zeroStream(0);
        head.backward(layout.rootTargets(), slots, kept.last(), dStream, g, chain);
        backward.run(kept, 0, 0, prefix, g);
        embedded.add(plan, 0, prompt, dStream);
        return sum;
    }

    /// The loss of one segment; its derivatives go to the segment's slots.
    private double loss(TokenTree tree, int index, int segment, int slot, TokenLoss loss) {
        if (!loss.scores(tree, segment)) {
            return 0;
        }
        int n = length(tree, segment);
        copyOut(slot, n);
        double value = loss.at(index, segment, logProb, entropy, dLogProb, dEntropy, n);
        System.arraycopy(dLogProb, 0, slots.dLogProb(), slot, n);
        System.arraycopy(dEntropy, 0, slots.dEntropy(), slot, n);
        return value;
    }

    private double loss(TokenTree tree, int index, int segment, int slot, ValueLoss loss) {
        if (!loss.scores(tree, segment)) {
            return 0;
        }
        int n = length(tree, segment);
        copyOut(slot, n);
        double value = loss.at(index, segment, logProb, dLogProb, n);
        System.arraycopy(dLogProb, 0, slots.dLogProb(), slot, n);
        return value;
    }

    private void copyOut(int slot, int n) {
        if (logProb.length < n) {
            logProb = new float[n];
            entropy = new float[n];
            dLogProb = new float[n];
            dEntropy = new float[n];
        }
        System.arraycopy(slots.logProb(), slot, logProb, 0, n);
        System.arraycopy(slots.entropy(), slot, entropy, 0, n);
        Arrays.fill(dLogProb, 0, n, 0f);
        Arrays.fill(dEntropy, 0, n, 0f);
    }

    private static int length(TokenTree tree, int segment) {
        return segment < 0 ? tree.root().length : tree.continuations().get(segment).length;
    }
}
