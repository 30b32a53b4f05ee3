package dev.hone.engine.internal.decoder;

import dev.hone.engine.Parameter;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.TrainedLayout;
import dev.hone.engine.Workers;
import dev.hone.engine.internal.kernels.AttentionShape;
import dev.hone.engine.internal.kernels.CausalAttention;
import dev.hone.engine.internal.kernels.Chain;
import dev.hone.engine.internal.kernels.ColumnSum;
import dev.hone.engine.internal.kernels.RmsNorm;
import dev.hone.engine.internal.kernels.RotaryEmbedding;
import dev.hone.engine.internal.kernels.RotaryTable;
import dev.hone.engine.internal.kernels.SwiGlu;
import org.jspecify.annotations.Nullable;

/// From the gradient of the last residual stream down to that of the embedded tokens, adding weight gradients on the
/// way. The derivations stand with the kernels; this class is their order.
///
/// What a continuation sends to the keys and values of its prefix is one chain of its own; these are added in the order
/// of the segments. Where the prefix is among the rows, its rows take the sum at once; where it was computed before
/// (it is further back in the buffers), the sum waits in `PrefixGradient` for the prefix's own turn.
final class BackwardPass {
    private final Parameters parameters;
    private final ParameterLayout layout;
    private final TrainedLayout trained;
    private final int lowest;
    private final Strides strides;
    private final Workers workers;
    private final Products products;
    private final RotaryTable rotary;
    private final AttentionShape shape;
    private final ForwardPass forward;
    private final Chain chain;
    private final int chunk;
    private final float[][] attentionScratch;
    private final @Nullable HeadNorms headNorms;

    private float[] dStream = new float[0];
    private float[] dAttended = new float[0];
    private float[] dProjection = new float[0];
    private float[] dGateUp = new float[0];
    private float[] dInner = new float[0];
    private float[] inner = new float[0];
    private float[] normed = new float[0];
    private float[] dNormed = new float[0];
    private float[] slots = new float[0];

    private RowPlan plan = new RowPlan();
    private LayerActivations buffers;
    private ParameterLayout.Layer weights;
    private float[] gradient = new float[0];
    private float[] normInput = new float[0];
    private Parameter norm;
    private int row;
    private int rows;
    private int firstSegment;
    private int slotStride;

    private final Workers.Job activation = this::activation;
    private final Workers.Job normRows = this::normRows;
    private final Workers.Job normColumns = this::normColumns;
    private final Workers.Job attend = this::attend;
    private final Workers.Job heads = this::heads;
    private final Workers.Job biasColumns = this::biasColumns;
    private final Workers.Job attentionInput = this::attentionInput;

    BackwardPass(
            Parameters parameters, Products products, Workers workers, RotaryTable rotary, ForwardPass forward,
            Chain chain, int chunk) {
        this.parameters = parameters;
        this.layout = parameters.layout();
        trained = parameters.trained();
        lowest = LowestLayer.of(parameters);
        this.strides = Strides.of(layout);
        this.products = products;
        this.workers = workers;
        this.rotary = rotary;
        this.forward = forward;
        this.chain = chain;
        this.chunk = chunk;
        shape = ForwardPass.shape(layout);
        attentionScratch = new float[workers.threads()][0];
        headNorms = layout.config().architecture().headNorm() ? new HeadNorms(parameters) : null;
        weights = layout.layer(0);
        norm = weights.attentionNorm();
        buffers = new LayerActivations(slots, slots, slots, slots, slots, slots);
    }

    /// Makes room for a plan and returns the gradient of the residual stream, rows x stride, for the head to fill.
    float[] begin(RowPlan rowPlan, int fromRow) {
        plan = rowPlan;
        int n = plan.rows();
        int m = Math.min(chunk, n - fromRow);
        dStream = ForwardPass.grown(dStream, n * strides.residual());
        dAttended = ForwardPass.grown(dAttended, n * strides.attended());
        dProjection = ForwardPass.grown(dProjection, n * strides.projection());
        dGateUp = ForwardPass.grown(dGateUp, m * strides.gateUp());
        dInner = ForwardPass.grown(dInner, m * strides.inner());
        inner = ForwardPass.grown(inner, m * strides.inner());
        normed = ForwardPass.grown(normed, m * strides.residual());
        dNormed = ForwardPass.grown(dNormed, m * strides.residual());
        if (headNorms != null) {
            headNorms.reserve(m);
        }
        int floats = 0;
        for (int s = 0; s < plan.segments(); s++) {
            floats = Math.max(
                    floats, CausalAttention.backwardScratchSize(shape, plan.count(s), plan.prefixCount(s)));
        }
        for (int i = 0; i < attentionScratch.length; i++) {
            attentionScratch[i] = ForwardPass.grown(attentionScratch[i], floats);
        }
        return dStream;
    }

    /// Goes through the layers, down to the lowest that something is trained in or below, for the rows from `fromRow`
    /// and the segments from `fromSegment` on. Behind the first layer, the gradient of the embedded tokens is left in
    /// the array that `begin` returned.
    void run(Activations activations, int fromRow, int fromSegment, PrefixGradient prefix, float[] g) {
        gradient = g;
        firstSegment = fromSegment;
        slotStride = prefixRows() * 2 * shape.headWidth();
        slots = ForwardPass.grown(slots, (plan.segments() - fromSegment) * shape.keyHeads() * slotStride);
        for (int l = layout.config().layers() - 1; l >= lowest; l--) {
            if (activations.recomputes()) {
                forward.again(plan, activations, l);
            }
            weights = layout.layer(l);
            buffers = activations.layer(l);
            feedForward(fromRow);
            workers.run((plan.segments() - fromSegment) * shape.keyHeads(), attend);
            gatherPrefixes(l, fromRow, prefix);
            attention(activations.residual(l), fromRow);
        }
    }

    private int prefixRows() {
        int most = 0;
        for (int s = firstSegment; s < plan.segments(); s++) {
            most = Math.max(most, plan.prefixCount(s));
        }
        return most;
    }

    private void feedForward(int fromRow) {
        for (row = fromRow; row < plan.rows(); row += chunk) {
            rows = Math.min(chunk, plan.rows() - row);
            products.rows(plan, row);
            int at = row * strides.residual();
            products.inputGradient(
                    weights.down(), dStream, at, strides.residual(), dInner, 0, strides.inner(), rows);
            workers.run(rows, activation);
            weightGradient(weights.down(), inner, 0, strides.inner(), dStream, at, strides.residual());
            products.inputGradient(
                    weights.gateUp(), dGateUp, 0, strides.gateUp(), dNormed, 0, strides.residual(), rows);
            weightGradient(weights.gateUp(), normed, 0, strides.residual(), dGateUp, 0, strides.gateUp());
            normBackward(weights.feedForwardNorm(), buffers.middle());
            products.inputGradient(
                    weights.output(), dStream, at, strides.residual(),
                    dAttended, row * strides.attended(), strides.attended(), rows);
            weightGradient(
                    weights.output(), buffers.attended(), row * strides.attended(), strides.attended(),
                    dStream, at, strides.residual());
        }
    }

    private void attention(float[] stream, int fromRow) {
        for (row = fromRow; row < plan.rows(); row += chunk) {
            rows = Math.min(chunk, plan.rows() - row);
            products.rows(plan, row);
            int at = row * strides.projection();
            normInput = stream;
            workers.run(rows, heads);
            if (headNorms != null) {
                headNorms.columns(weights, rows, gradient, chain);
            }
            if (weights.projectionBias() != null && trained.trains(weights.projectionBias())) {
                workers.run(layout.projectionColumns() / 16, biasColumns);
            }
            workers.run(rows, attentionInput);
            products.inputGradient(
                    weights.projection(), dProjection, at, strides.projection(), dNormed, 0, strides.residual(), rows);
            weightGradient(
                    weights.projection(), normed, 0, strides.residual(), dProjection, at, strides.projection());
            normBackward(weights.attentionNorm(), stream);
        }
    }

    private void weightGradient(Parameter p, float[] x, int xo, int ldx, float[] dy, int yo, int ldy) {
        products.trainedGradient(p, x, xo, ldx, dy, yo, ldy, rows, gradient, chain);
    }

    private void normBackward(Parameter scale, float[] input) {
        norm = scale;
        normInput = input;
        workers.run(rows, normRows);
        if (trained.trains(norm)) {
            workers.run(layout.width() / 16, normColumns);
        }
    }

    private void activation(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            SwiGlu.backward(
                    buffers.gateUp(), (row + i) * strides.gateUp(), dInner, i * strides.inner(),
                    inner, i * strides.inner(), dGateUp, i * strides.gateUp(), layout.feedForward());
            RmsNorm.forward(
                    buffers.middle(), (row + i) * strides.residual(), parameters.values(),
                    weights.feedForwardNorm().offset(), normed, i * strides.residual(),
                    layout.width(), layout.config().width(), layout.config().normEpsilon());
        }
    }

    private void normRows(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            int at = (row + i) * strides.residual();
            RmsNorm.backward(
                    normInput, at, parameters.values(), norm.offset(), dNormed, i * strides.residual(), dStream, at,
                    layout.width(), layout.config().width(), layout.config().normEpsilon());
        }
    }

    private void normColumns(int from, int to, int worker) {
        ColumnSum.add(
                dNormed, 16 * from, strides.residual(), rows, gradient, trained.at(norm) + 16 * from, 16 * (to - from),
                chain);
    }

    private void attend(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            int s = firstSegment + i / shape.keyHeads();
            CausalAttention.backward(
                    buffers.projection(), strides.projection(), shape,
                    plan.firstRow(s), plan.count(s), plan.prefixRow(s), plan.prefixCount(s), i % shape.keyHeads(),
                    dAttended, strides.attended(), buffers.stats(), dProjection,
                    slots, i * slotStride, attentionScratch[worker]);
        }
    }

    private void gatherPrefixes(int l, int fromRow, PrefixGradient prefix) {
        int hw = shape.headWidth();
        for (int s = firstSegment; s < plan.segments(); s++) {
            for (int h = 0; h < shape.keyHeads(); h++) {
                int slot = ((s - firstSegment) * shape.keyHeads() + h) * slotStride;
                for (int p = 0; p < plan.prefixCount(s); p++) {
                    int r = plan.prefixRow(s) + p;
                    prefix.add(l, r, h * hw, slots, slot + p * 2 * hw, hw);
                    prefix.add(l, r, layout.keyColumns() + h * hw, slots, slot + (p * 2 + 1) * hw, hw);
                }
            }
        }
        prefix.deliver(l, fromRow, plan.rows(), dProjection);
    }

    /// Turns the gradients of queries and keys back and takes them through the norms of the heads.
    private void heads(int from, int to, int worker) {
        int hw = shape.headWidth();
        for (int i = from; i < to; i++) {
            int o = (row + i) * strides.projection();
            int position = plan.position(row + i);
            RotaryEmbedding.backward(dProjection, o, shape.heads(), hw, rotary, position, shape.scale());
            RotaryEmbedding.backward(
                    dProjection, o + layout.queryColumns(), shape.keyHeads(), hw, rotary, position, 1);
            if (headNorms != null) {
                headNorms.backward(weights, buffers.rawHeads(), o, dProjection, i);
            }
        }
    }

    private void biasColumns(int from, int to, int worker) {
        Parameter bias = weights.projectionBias();
        if (bias == null) {
            throw new IllegalStateException("this layer has no bias");
        }
        ColumnSum.add(
                dProjection, row * strides.projection() + 16 * from, strides.projection(), rows,
                gradient, trained.at(bias) + 16 * from, 16 * (to - from), chain);
    }

    private void attentionInput(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            RmsNorm.forward(
                    normInput, (row + i) * strides.residual(), parameters.values(), weights.attentionNorm().offset(),
                    normed, i * strides.residual(),
                    layout.width(), layout.config().width(), layout.config().normEpsilon());
        }
    }
}
