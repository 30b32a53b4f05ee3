package dev.hone.engine.internal.decoder;

import dev.hone.engine.LogitsLoss;
import dev.hone.engine.LogitsSink;
import dev.hone.engine.Parameter;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.Workers;
import dev.hone.engine.internal.kernels.Chain;
import dev.hone.engine.internal.kernels.ColumnSum;
import dev.hone.engine.internal.kernels.LogSoftmax;
import dev.hone.engine.internal.kernels.Residual;
import dev.hone.engine.internal.kernels.RmsNorm;
import java.util.Arrays;

/// The output head: final norm, logits, log-probabilities and entropies of the targets, and the way back.
///
/// Logits live for a chunk of rows at a time. If all rows fit into one chunk, the backward pass finds them there;
/// otherwise it computes them again (the same bits).
final class HeadPass {
    private static final int LOGITS_BUDGET = 1 << 24;

    private final Parameters parameters;
    private final ParameterLayout layout;
    private final Strides strides;
    private final Workers workers;
    private final Products products;
    private final float inverseTemperature;
    private final int capacity;
    private final float[][] sums;
    private final float[][] rows;
    private float[] logits = new float[0];
    private float[] normed = new float[0];
    private float[] dNormed = new float[0];
    private float[] headSum = new float[0];
    private float[] normSum = new float[0];

    private HeadTargets targets = new HeadTargets();
    private TokenSlots slots = new TokenSlots();
    private float[] stream = new float[0];
    private float[] dStream = new float[0];
    private LogitsLoss loss = (tree, segment, index, logits, offset, vocabulary) -> 0;
    private double[] losses = new double[0];
    private int firstTree;
    private int first;
    private boolean retained;

    private final Workers.Job norm = this::norm;
    private final Workers.Job score = this::score;
    private final Workers.Job derive = this::derive;
    private final Workers.Job deriveLogits = this::deriveLogits;
    private final Workers.Job normBack = this::normBack;

    HeadPass(Parameters parameters, Products products, Workers workers, float inverseTemperature) {
        this.parameters = parameters;
        this.layout = parameters.layout();
        this.strides = Strides.of(layout);
        this.products = products;
        this.workers = workers;
        this.inverseTemperature = inverseTemperature;
        capacity = Math.max(16, LOGITS_BUDGET / strides.logits());
        rows = new float[workers.threads()][0];
        sums = new float[workers.threads()][LogSoftmax.scratchSize(layout.vocabulary())];
    }

    /// Log-probability and entropy of every target, into its slot.
    void forward(HeadTargets wanted, TokenSlots into, float[] residual) {
        begin(wanted, into, residual);
        for (first = 0; first < targets.rows(); first += capacity) {
            int m = Math.min(capacity, targets.rows() - first);
            logits(m);
            workers.run(m, score);
        }
        retained = targets.rows() <= capacity;
    }

    /// The row of logits of every target, to the sink.
    void show(HeadTargets wanted, TokenSlots into, int firstTreeOfBlock, float[] residual, LogitsSink sink) {
        begin(wanted, into, residual);
        for (first = 0; first < targets.rows(); first += capacity) {
            int m = Math.min(capacity, targets.rows() - first);
            logits(m);
            for (int i = 0; i < m; i++) {
                for (int t = targets.firstTarget(first + i); t < targets.endTarget(first + i); t++) {
                    sink.accept(
                            firstTreeOfBlock + targets.tree(t), targets.segment(t), targets.index(t), logits,
                            i * strides.logits(), layout.config().vocabulary());
                }
            }
        }
    }

    /// Adds to the gradients of the residual stream, the head and the final norm, from the slots' derivatives.
    void backward(HeadTargets wanted, TokenSlots from, float[] residual, float[] dResidual, float[] g, Chain chain) {
        boolean found = retained && wanted == targets;
        begin(wanted, from, residual);
        back(found, derive, dResidual, g, chain);
    }

    /// The loss of rows of logits and its gradients.
    double logitsLoss(
            HeadTargets wanted, TokenSlots from, int firstTreeOfBlock, LogitsLoss wantedLoss, float[] residual,
            float[] dResidual, float[] g, Chain chain) {
        begin(wanted, from, residual);
        firstTree = firstTreeOfBlock;
        loss = wantedLoss;
        losses = losses.length < wanted.targets() ? new double[wanted.targets()] : losses;
        back(false, deriveLogits, dResidual, g, chain);
        double sum = 0;
        for (int t = 0; t < wanted.targets(); t++) {
            sum += losses[t];
        }
        return sum;
    }

    /// Turns logits into their gradient, chunk by chunk, by `job`, and takes it on to weights and rows.
    private void back(boolean found, Workers.Job job, float[] dResidual, float[] g, Chain chain) {
        dStream = dResidual;
        dNormed = ForwardPass.grown(dNormed, Math.min(capacity, targets.rows()) * strides.residual());
        boolean apart = chain == Chain.CLOSED && targets.rows() > capacity;
        Parameter head = layout.head();
        boolean headMoves = parameters.trained().trains(head);
        boolean normMoves = parameters.trained().trains(layout.finalNorm());
        int headAt = parameters.trained().at(head);
        int normAt = parameters.trained().at(layout.finalNorm());
        if (apart && headMoves) {
            headSum = ForwardPass.grown(headSum, head.size());
            Arrays.fill(headSum, 0, head.size(), 0f);
        }
        if (apart && normMoves) {
            normSum = ForwardPass.grown(normSum, layout.width());
            Arrays.fill(normSum, 0f);
        }
        for (first = 0; first < targets.rows(); first += capacity) {
            int m = Math.min(capacity, targets.rows() - first);
            if (!found) {
                logits(m);
            }
            workers.run(m, job);
            if (headMoves) {
                products.weightGradient(
                        head, normed, 0, strides.residual(), logits, 0, strides.logits(), m,
                        apart ? headSum : g, apart ? 0 : headAt, apart ? Chain.CONTINUES : chain);
            }
            products.inputGradient(head, logits, 0, strides.logits(), dNormed, 0, strides.residual(), m);
            workers.run(m, normBack);
            if (normMoves) {
                ColumnSum.add(
                        dNormed, 0, strides.residual(), m, apart ? normSum : g, apart ? 0 : normAt,
                        layout.width(), apart ? Chain.CONTINUES : chain);
            }
        }
        if (apart && headMoves) {
            Residual.add(g, headAt, headSum, 0, g, headAt, head.size());
        }
        if (apart && normMoves) {
            Residual.add(g, normAt, normSum, 0, g, normAt, layout.width());
        }
    }

    private void begin(HeadTargets wanted, TokenSlots into, float[] residual) {
        targets = wanted;
        slots = into;
        stream = residual;
        retained = false;
        int m = Math.min(capacity, wanted.rows());
        normed = ForwardPass.grown(normed, m * strides.residual());
        logits = ForwardPass.grown(logits, m * strides.logits());
    }

    private void logits(int m) {
        workers.run(m, norm);
        products.multiply(layout.head(), normed, 0, strides.residual(), logits, 0, strides.logits(), m);
    }

    private void norm(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            RmsNorm.forward(
                    stream, targets.rowOf(first + i) * strides.residual(), parameters.values(),
                    layout.finalNorm().offset(), normed, i * strides.residual(),
                    layout.width(), layout.config().width(), layout.config().normEpsilon());
        }
    }

    private void score(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            int o = i * strides.logits();
            int row = first + i;
            int s = row * LogSoftmax.STATS;
            float[] stats = targets.stats();
            LogSoftmax.forward(
                    logits, o, layout.config().vocabulary(), inverseTemperature, stats, s, sums[worker], 0);
            for (int t = targets.firstTarget(row); t < targets.endTarget(row); t++) {
                slots.logProb()[targets.slot(t)] =
                        LogSoftmax.logProbability(logits[o + targets.token(t)], inverseTemperature, stats, s);
                slots.entropy()[targets.slot(t)] = LogSoftmax.entropy(stats, s);
            }
        }
    }

    private void derive(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            int row = first + i;
            int begin = targets.firstTarget(row);
            int end = targets.endTarget(row);
            for (int t = begin; t < end; t++) {
                targets.dLogProb()[t] = slots.dLogProb()[targets.slot(t)];
                targets.dEntropy()[t] = slots.dEntropy()[targets.slot(t)];
            }
            LogSoftmax.backward(
                    logits, i * strides.logits(), layout.config().vocabulary(), inverseTemperature,
                    targets.stats(), row * LogSoftmax.STATS,
                    targets.tokens(), targets.dLogProb(), targets.dEntropy(), begin, end, sums[worker], 0);
        }
    }

    private void deriveLogits(int from, int to, int worker) {
        int real = layout.config().vocabulary();
        float[] work = rows[worker] = ForwardPass.grown(rows[worker], 2 * layout.vocabulary());
        for (int i = from; i < to; i++) {
            int row = first + i;
            int o = i * strides.logits();
            int n = layout.vocabulary();
            Arrays.fill(logits, o + real, o + n, 0f);
            System.arraycopy(logits, o, work, 0, n);
            Arrays.fill(logits, o, o + n, 0f);
            for (int t = targets.firstTarget(row); t < targets.endTarget(row); t++) {
                System.arraycopy(work, 0, work, n, n);
                losses[t] = loss.at(
                        firstTree + targets.tree(t), targets.segment(t), targets.index(t), work, n, real);
                Residual.add(logits, o, work, n, logits, o, n);
            }
            Arrays.fill(logits, o + real, o + n, 0f);
        }
    }

    private void normBack(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            int at = targets.rowOf(first + i) * strides.residual();
            RmsNorm.backward(
                    stream, at, parameters.values(), layout.finalNorm().offset(), dNormed, i * strides.residual(),
                    dStream, at, layout.width(), layout.config().width(), layout.config().normEpsilon());
        }
    }
}
