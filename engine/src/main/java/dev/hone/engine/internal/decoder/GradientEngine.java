package dev.hone.engine.internal.decoder;

import dev.hone.engine.HiddenLoss;
import dev.hone.engine.HiddenSink;
import dev.hone.engine.LogitsLoss;
import dev.hone.engine.LogitsSink;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.Parameters;
import dev.hone.engine.ScoreSink;
import dev.hone.engine.TokenLoss;
import dev.hone.engine.TokenTree;
import dev.hone.engine.ValueLoss;
import dev.hone.engine.Workers;
import dev.hone.engine.internal.kernels.Chain;
import dev.hone.engine.internal.kernels.Residual;
import dev.hone.engine.internal.kernels.RotaryTable;
import dev.hone.foundation.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Spreads gradient blocks over the workers.
///
/// Small models: every worker takes whole blocks and computes them alone, with a gradient of the block's own that is
/// added to the total in the order of the blocks, whoever finishes first; no barrier inside a block. Large models: all
/// workers cut the columns of every product of one block after another, and a finished chain is added to the total at
/// once, so that there is one gradient only. Both give the same bits.
public final class GradientEngine {
    /// Weights up to which every worker has its own gradient and a transposed copy pays off.
    private static final int SMALL = 6_000_000;

    /// Rows of trees that are scored together.
    private static final int SCORED_ROWS = 256;

    private final Parameters parameters;
    private final Workers workers;
    private final float inverseTemperature;
    private final boolean small;
    private final RotaryTable rotary;
    private final TransposedWeights transposed;
    private final List<BlockPass> passes = new ArrayList<>();
    private final List<EmbeddedRows> embedded = new ArrayList<>();
    private final BlockOrder order;
    private final MemoryPlan memory;

    public GradientEngine(Parameters parameters, Workers workers, float inverseTemperature) {
        this(parameters, workers, inverseTemperature, parameters.layout().size() <= SMALL, Activations.Keep.ALL);
    }

    GradientEngine(
            Parameters parameters, Workers workers, float inverseTemperature, boolean small, Activations.Keep keep) {
        this.parameters = parameters;
        this.workers = workers;
        this.inverseTemperature = inverseTemperature;
        this.small = small;
        rotary = RotaryTables.of(parameters.config());
        transposed = small ? TransposedWeights.copyOf(parameters) : TransposedWeights.none(parameters);
        order = new BlockOrder(parameters.trained().size());
        memory = new MemoryPlan(parameters.layout(), keep);
        build();
    }

    private void build() {
        passes.clear();
        for (int i = 0; i < (small ? workers.threads() : 1); i++) {
            passes.add(new BlockPass(
                    parameters,
                    transposed,
                    small ? Workers.of(1) : workers,
                    rotary,
                    small ? Chain.CONTINUES : Chain.CLOSED,
                    memory.keep(),
                    inverseTemperature));
        }
    }

    /// Decides how activations of blocks of up to this many rows are kept.
    public void reserve(int rows) {
        if (memory.admit(rows, passes.size())) {
            build();
        }
        for (BlockPass pass : passes) {
            pass.reserve(small ? Math.min(rows, 256) : rows);
        }
    }

    /// Gives the scores of every scored segment to the sink.
    public void score(List<TokenTree> trees, ScoreSink sink) {
        forward(trees, (pass, from, to) -> pass.score(trees, from, to, sink));
    }

    /// Gives the hidden states of every segment at every layer to the sink.
    public void hidden(List<TokenTree> trees, HiddenSink sink) {
        forward(trees, (pass, from, to) -> pass.hidden(trees, from, to, sink));
    }

    /// Shows a loss the last states of every scored segment, forward only.
    public void hidden(List<TokenTree> trees, HiddenLoss loss) {
        forward(trees, (pass, from, to) -> pass.hidden(trees, from, to, loss));
    }

    /// Gives the logits of every scored segment to the sink.
    public void logits(List<TokenTree> trees, LogitsSink sink) {
        if (parameters.config().head() == ModelConfig.Head.SCALAR) {
            throw new IllegalArgumentException("a model with a scalar head has no logits");
        }
        forward(trees, (pass, from, to) -> pass.logits(trees, from, to, sink));
    }

    private interface ForwardOnly {
        void of(BlockPass pass, int from, int to);
    }

    private void forward(List<TokenTree> trees, ForwardOnly compute) {
        int[] cuts = cuts(trees);
        var next = new AtomicInteger();
        Workers.Job job = (from, to, worker) -> {
            for (int i = next.getAndIncrement(); i < cuts.length - 1; i = next.getAndIncrement()) {
                compute.of(passes.get(worker), cuts[i], cuts[i + 1]);
            }
        };
        if (small) {
            workers.run(workers.threads(), job);
        } else {
            job.run(0, 1, 0);
        }
    }

    private static int[] cuts(List<TokenTree> trees) {
        var cuts = new int[trees.size() + 1];
        int n = 0;
        int rows = 0;
        for (int t = 0; t < trees.size(); t++) {
            if (n == 0 || rows + trees.get(t).rows() > SCORED_ROWS) {
                cuts[n++] = t;
                rows = 0;
            }
            rows += trees.get(t).rows();
        }
        cuts[n++] = trees.size();
        return Arrays.copyOf(cuts, n);
    }

    public double gradient(List<List<TokenTree>> blocks, TokenLoss loss, float[] gradient) {
        return blocks(
                blocks, gradient, (pass, block, firstTree, g, rows) -> pass.gradient(block, firstTree, loss, g, rows));
    }

    /// The same with the inputs of an adapter dropped by this key.
    public double gradient(List<List<TokenTree>> blocks, TokenLoss loss, Key dropout, float[] gradient) {
        return dropping(blocks, dropout, () -> gradient(blocks, loss, gradient));
    }

    private double dropping(List<List<TokenTree>> blocks, Key dropout, DoubleSupplier compute) {
        admit(blocks);
        passes.forEach(pass -> pass.dropout(dropout));
        try {
            return compute.getAsDouble();
        } finally {
            passes.forEach(pass -> pass.dropout(null));
        }
    }

    public double gradient(List<List<TokenTree>> blocks, LogitsLoss loss, float[] gradient) {
        return blocks(
                blocks, gradient, (pass, block, firstTree, g, rows) -> pass.gradient(block, firstTree, loss, g, rows));
    }

    /// The same with the inputs of an adapter dropped by this key.
    public double gradient(List<List<TokenTree>> blocks, LogitsLoss loss, Key dropout, float[] gradient) {
        return dropping(blocks, dropout, () -> gradient(blocks, loss, gradient));
    }

    public double gradient(List<List<TokenTree>> blocks, ValueLoss loss, float[] gradient) {
        return blocks(
                blocks, gradient, (pass, block, firstTree, g, rows) -> pass.gradient(block, firstTree, loss, g, rows));
    }

    /// The same with the inputs of an adapter dropped by this key.
    public double gradient(List<List<TokenTree>> blocks, ValueLoss loss, Key dropout, float[] gradient) {
        return dropping(blocks, dropout, () -> gradient(blocks, loss, gradient));
    }

    public double hiddenGradient(List<List<TokenTree>> blocks, HiddenLoss loss, float[] gradient) {
        return blocks(
                blocks,
                gradient,
                (pass, block, firstTree, g, rows) -> pass.hiddenGradient(block, firstTree, loss, g, rows));
    }

    private void admit(List<List<TokenTree>> blocks) {
        int most = 0;
        for (List<TokenTree> block : blocks) {
            int rows = 0;
            for (TokenTree tree : block) {
                rows += tree.rows();
            }
            most = Math.max(most, rows);
        }
        if (memory.admit(most, passes.size())) {
            build();
        }
    }

    private interface BlockGradient {
        double of(BlockPass pass, List<TokenTree> block, int firstTree, float[] g, EmbeddedRows rows);
    }

    private double blocks(List<List<TokenTree>> blocks, float[] gradient, BlockGradient compute) {
        admit(blocks);
        transposed.refresh(workers);
        while (embedded.size() < blocks.size()) {
            embedded.add(new EmbeddedRows(parameters));
        }
        double[] losses = new double[blocks.size()];
        int[] firstTree = new int[blocks.size()];
        for (int b = 1; b < blocks.size(); b++) {
            firstTree[b] = firstTree[b - 1] + blocks.get(b - 1).size();
        }
        if (small) {
            var next = new AtomicInteger();
            order.begin(blocks.size(), gradient);
            workers.run(workers.threads(), (from, to, worker) -> {
                for (int b = next.getAndIncrement(); b < blocks.size(); b = next.getAndIncrement()) {
                    float[] own = order.take();
                    losses[b] = compute.of(passes.get(worker), blocks.get(b), firstTree[b], own, embedded.get(b));
                    order.finish(b, own);
                }
            });
        } else {
            for (int b = 0; b < blocks.size(); b++) {
                losses[b] = compute.of(passes.get(0), blocks.get(b), firstTree[b], gradient, embedded.get(b));
            }
        }
        double sum = 0;
        for (int b = 0; b < blocks.size(); b++) {
            embedded.get(b).scatter(parameters, gradient);
            sum += losses[b];
        }
        return sum;
    }

    /// Adds the gradients of blocks to the total in the blocks' order, whoever finishes first.
    private static final class BlockOrder {
        private final int size;
        private final List<float[]> free = new ArrayList<>();
        private float[] @Nullable [] finished = new float[0][];
        private float[] total = new float[0];
        private int turn;

        BlockOrder(int size) {
            this.size = size;
        }

        synchronized void begin(int blocks, float[] gradient) {
            if (finished.length < blocks) {
                finished = new float[blocks][];
            }
            Arrays.fill(finished, null);
            total = gradient;
            turn = 0;
        }

        float[] take() {
            float[] own;
            synchronized (this) {
                own = free.isEmpty() ? new float[size] : free.removeLast();
            }
            Arrays.fill(own, 0f);
            return own;
        }

        synchronized void finish(int block, float[] own) {
            finished[block] = own;
            while (turn < finished.length && finished[turn] != null) {
                Residual.add(total, 0, finished[turn], 0, total, 0, size);
                free.add(finished[turn]);
                finished[turn] = null;
                turn++;
            }
        }
    }
}
