package dev.hone.engine.internal.decoder;

import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.ScoreSink;
import dev.hone.engine.TokenLoss;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.internal.kernels.Chain;
import dev.hone.engine.internal.kernels.RotaryTable;
import java.util.Arrays;
import java.util.List;

/// Takes one gradient block, a list of trees, forward, through the loss and backward.
///
/// The order of a block's rows is fixed: for each tree its continuations in order, then its root. Weight gradients are
/// chains over the rows in this order. A block is computed either *whole*, all rows layer by layer, or *in parts*: the
/// root forward, then some continuations forward and backward while they are in the cache, then the next ones, and the
/// root's backward last. Both give the same bits.
///
/// The last token of a segment that nothing continues predicts nothing, so it is no row.
final class BlockPass {
    /// Rows of continuations that go forward and backward together when a block is computed in parts.
    private static final int PART = 64;

    private final Strides strides;
    private final ForwardPass forward;
    private final BackwardPass backward;
    private final HeadPass head;
    private final Activations kept;
    private final Activations passing;
    private final PrefixGradient prefix;
    private final Chain chain;

    private final RowPlan plan = new RowPlan();
    private final TokenSlots slots = new TokenSlots();
    private final HeadTargets targets = new HeadTargets();
    private final HeadTargets rootTargets = new HeadTargets();
    private int[] firstSlot = new int[16];
    private float[] logProb = new float[0];
    private float[] entropy = new float[0];
    private float[] dLogProb = new float[0];
    private float[] dEntropy = new float[0];

    /// One thread and its own gradient: `CONTINUES`. All threads on one block, straight into the sum: `CLOSED`.
    BlockPass(
            Parameters parameters, TransposedWeights transposed, Workers workers, RotaryTable rotary, Chain chain,
            Activations.Keep keep, float inverseTemperature) {
        ParameterLayout layout = parameters.layout();
        int chunk = chain == Chain.CONTINUES ? PART : Integer.MAX_VALUE;
        var products = new Products(parameters.values(), layout.finalNorm(), transposed, workers);
        strides = Strides.of(layout);
        forward = new ForwardPass(parameters, products, workers, rotary, chunk);
        backward = new BackwardPass(parameters, products, workers, rotary, forward, chain, chunk);
        head = new HeadPass(parameters, products, workers, inverseTemperature);
        kept = new Activations(layout, keep);
        passing = new Activations(layout, Activations.Keep.NOTHING);
        prefix = new PrefixGradient(layout);
        this.chain = chain;
    }

    /// Makes room for blocks of this many rows.
    void reserve(int rows) {
        kept.reserve(rows);
    }

    /// Log-probabilities and entropies of all scored segments of the trees, to the sink.
    void score(List<TokenTree> trees, int from, int to, ScoreSink sink) {
        layOut(trees, from, to, sink::scores);
        passing.reserve(plan.rows());
        forward.run(plan, passing, 0, 0, (l, p, projection) -> {});
        head.forward(targets, slots, passing.last());
        for (int t = from; t < to; t++) {
            TokenTree tree = trees.get(t);
            for (int s = -1; s < tree.continuations().size(); s++) {
                if (sink.scores(tree, s)) {
                    int n = length(tree, s);
                    copyOut(slot(t - from, s, trees, from), n);
                    sink.accept(t, s, logProb, entropy, n);
                }
            }
        }
    }

    /// The block's loss; its gradient is added to `g`, but for the embedded tokens, which go to `embedded`.
    double gradient(List<TokenTree> block, int firstTree, TokenLoss loss, float[] g, EmbeddedRows embedded) {
        int rows = 0;
        for (TokenTree tree : block) {
            rows += tree.rows();
        }
        embedded.begin(rows);
        boolean parts = chain == Chain.CONTINUES && block.size() == 1 && rows > PART
                && block.get(0).continuations().size() > 1;
        return parts
                ? inParts(block.get(0), firstTree, loss, g, embedded)
                : whole(block, firstTree, loss, g, embedded);
    }

    // ---------------------------------------------------------------------------------------------- whole

    private double whole(List<TokenTree> block, int firstTree, TokenLoss loss, float[] g, EmbeddedRows embedded) {
        layOut(block, 0, block.size(), loss::scores);
        kept.reserve(plan.rows());
        forward.run(plan, kept, 0, 0, (l, p, projection) -> {});
        head.forward(targets, slots, kept.last());
        double sum = 0;
        for (int t = 0; t < block.size(); t++) {
            TokenTree tree = block.get(t);
            for (int s = 0; s < tree.continuations().size(); s++) {
                sum += loss(tree, firstTree + t, s, slot(t, s, block, 0), loss);
            }
            sum += loss(tree, firstTree + t, -1, slot(t, -1, block, 0), loss);
        }
        float[] dStream = backward.begin(plan, 0);
        Arrays.fill(dStream, 0, plan.rows() * strides.residual(), 0f);
        head.backward(targets, slots, kept.last(), dStream, g, chain);
        prefix.begin(plan.rows(), PrefixGradient.Delivery.AT_ONCE);
        backward.run(kept, 0, 0, prefix, g);
        embedded.add(plan, 0, plan.rows(), dStream);
        return sum;
    }

    /// Rows, targets and slots of all trees: for each its continuations, then its root.
    private void layOut(List<TokenTree> trees, int from, int to, SegmentFilter scored) {
        plan.clear();
        targets.clear();
        slots.clear();
        int segments = 0;
        for (int t = from; t < to; t++) {
            segments += 1 + trees.get(t).continuations().size();
        }
        if (firstSlot.length < segments) {
            firstSlot = new int[segments];
        }
        int segment = 0;
        for (int t = from; t < to; t++) {
            TokenTree tree = trees.get(t);
            takeSlots(tree, segment);
            int n = tree.continuations().size();
            int prefixRow = plan.rows();
            for (int s = 0; s < n; s++) {
                prefixRow += tree.continuations().get(s).length - 1;
            }
            for (int s = 0; s < n; s++) {
                addContinuation(tree, s, prefixRow, scored.accepts(tree, s), firstSlot[segment + 1 + s]);
            }
            addRoot(tree, scored);
            rootTargets(tree, prefixRow, segment, scored, targets);
            segment += 1 + n;
        }
    }

    private interface SegmentFilter {
        boolean accepts(TokenTree tree, int segment);
    }

    private void takeSlots(TokenTree tree, int segment) {
        firstSlot[segment] = slots.take(tree.root().length);
        for (int s = 0; s < tree.continuations().size(); s++) {
            firstSlot[segment + 1 + s] = slots.take(tree.continuations().get(s).length);
        }
    }

    private void addContinuation(TokenTree tree, int s, int prefixRow, boolean scored, int slot) {
        int[] tokens = tree.continuations().get(s);
        int row = plan.rows();
        if (tokens.length > 1) {
            plan.add(tokens, tokens.length - 1, prefixRow, tree.root().length);
        }
        if (scored) {
            for (int i = 1; i < tokens.length; i++) {
                targets.row(row + i - 1);
                targets.target(tokens[i], slot + i);
            }
        }
    }

    private void addRoot(TokenTree tree, SegmentFilter scored) {
        int n = tree.root().length;
        int rows = tree.continuations().isEmpty() ? Math.max(1, n - 1) : n;
        plan.add(tree.root(), rows, 0, 0);
    }

    private void rootTargets(TokenTree tree, int row, int segment, SegmentFilter scored, HeadTargets into) {
        int n = tree.root().length;
        if (scored.accepts(tree, -1)) {
            for (int i = 1; i < n; i++) {
                into.row(row + i - 1);
                into.target(tree.root()[i], firstSlot[segment] + i);
            }
        }
        boolean begun = false;
        for (int s = 0; s < tree.continuations().size(); s++) {
            if (scored.accepts(tree, s)) {
                if (!begun) {
                    into.row(row + n - 1);
                    begun = true;
                }
                into.target(tree.continuations().get(s)[0], firstSlot[segment + 1 + s]);
            }
        }
    }

    // ---------------------------------------------------------------------------------------------- in parts

    private double inParts(TokenTree tree, int index, TokenLoss loss, float[] g, EmbeddedRows embedded) {
        int prompt = tree.root().length;
        int n = tree.continuations().size();
        beginParts(tree, loss);
        forward.run(plan, kept, 0, 0, (l, p, projection) -> {});
        head.forward(rootTargets, slots, kept.last());
        double sum = 0;
        for (int s = 0; s < n;) {
            int first = s;
            plan.cut(1, prompt);
            targets.clear();
            do {
                addContinuation(tree, s, 0, loss.scores(tree, s), firstSlot[1 + s]);
                s++;
            } while (s < n && plan.rows() - prompt + tree.continuations().get(s).length <= PART);
            kept.reserve(plan.rows());
            forward.run(plan, kept, prompt, 1, (l, p, projection) -> {});
            head.forward(targets, slots, kept.last());
            for (int c = first; c < s; c++) {
                sum += loss(tree, index, c, firstSlot[1 + c], loss);
            }
            float[] dStream = backward.begin(plan, prompt);
            Arrays.fill(dStream, prompt * strides.residual(), plan.rows() * strides.residual(), 0f);
            head.backward(targets, slots, kept.last(), dStream, g, chain);
            backward.run(kept, prompt, 1, prefix, g);
            embedded.add(plan, prompt, plan.rows(), dStream);
        }
        sum += loss(tree, index, -1, firstSlot[0], loss);
        plan.cut(1, prompt);
        float[] dStream = backward.begin(plan, 0);
        Arrays.fill(dStream, 0, prompt * strides.residual(), 0f);
        head.backward(rootTargets, slots, kept.last(), dStream, g, chain);
        backward.run(kept, 0, 0, prefix, g);
        embedded.add(plan, 0, prompt, dStream);
        return sum;
    }

    private void beginParts(TokenTree tree, TokenLoss loss) {
        plan.clear();
        slots.clear();
        rootTargets.clear();
        int n = tree.continuations().size();
        if (firstSlot.length < n + 1) {
            firstSlot = new int[n + 1];
        }
        takeSlots(tree, 0);
        plan.add(tree.root(), tree.root().length, 0, 0);
        rootTargets(tree, 0, 0, loss::scores, rootTargets);
        int longest = 0;
        for (int[] c : tree.continuations()) {
            longest = Math.max(longest, c.length);
        }
        kept.reserve(tree.root().length + Math.max(PART, longest));
        prefix.begin(tree.root().length, PrefixGradient.Delivery.LATER);
    }

    // ---------------------------------------------------------------------------------------------- loss

    /// The loss of one segment; its derivatives go to the segment's slots.
    private double loss(TokenTree tree, int index, int segment, int slot, TokenLoss loss) {
        if (!loss.scores(tree, segment)) {
            return 0;
        }
        int n = length(tree, segment);
        copyOut(slot, n);
        Arrays.fill(dLogProb, 0, n, 0f);
        Arrays.fill(dEntropy, 0, n, 0f);
        double value = loss.at(index, segment, logProb, entropy, dLogProb, dEntropy, n);
        System.arraycopy(dLogProb, 0, slots.dLogProb(), slot, n);
        System.arraycopy(dEntropy, 0, slots.dEntropy(), slot, n);
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
    }

    private static int length(TokenTree tree, int segment) {
        return segment < 0 ? tree.root().length : tree.continuations().get(segment).length;
    }

    /// The first slot of a segment of the tree that is number `t` of those laid out from `from` on.
    private int slot(int t, int segment, List<TokenTree> trees, int from) {
        int index = 0;
        for (int i = 0; i < t; i++) {
            index += 1 + trees.get(from + i).continuations().size();
        }
        return firstSlot[index + 1 + segment];
    }
}
