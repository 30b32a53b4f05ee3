package dev.hone.engine.internal.decoder;

import dev.hone.engine.Parameter;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.Workers;
import dev.hone.engine.internal.kernels.AttentionShape;
import dev.hone.engine.internal.kernels.CausalAttention;
import dev.hone.engine.internal.kernels.EmbeddingRows;
import dev.hone.engine.internal.kernels.Residual;
import dev.hone.engine.internal.kernels.RmsNorm;
import dev.hone.engine.internal.kernels.RotaryEmbedding;
import dev.hone.engine.internal.kernels.RotaryTable;
import dev.hone.engine.internal.kernels.SwiGlu;

/// From token ids to the residual stream behind the last layer.
///
/// For each layer, over all rows:
///
///     h = rms(x); q|k|v = h Wqkv (+ bias); q, k = rope(norm(q)), rope(norm(k)); a = attention(q, k, v)
///     m = x + a Wo; h = rms(m); g|u = h Wgu; x' = m + (silu(g) u) Wdown
///
/// Rows go through the products in chunks that fit the cache; a chunk changes no bit.
final class ForwardPass {
    /// Sees each layer's projection (queries | keys | values) after the attention, before the next layer reuses it.
    interface LayerListener {
        void after(int layer, RowPlan plan, float[] projection);
    }

    private final Parameters parameters;
    private final ParameterLayout layout;
    private final Strides strides;
    private final Workers workers;
    private final Products products;
    private final RotaryTable rotary;
    private final AttentionShape shape;
    private final int chunk;
    private final float[][] attentionScratch;
    private float[] normed = new float[0];
    private float[] result = new float[0];
    private float[] inner = new float[0];

    private RowPlan plan = new RowPlan();
    private LayerActivations buffers;
    private float[] stream;
    private float[] next;
    private ParameterLayout.Layer weights;
    private int firstSegment;
    private int row;

    private final Workers.Job embed = this::embed;
    private final Workers.Job attentionNorm = this::attentionNorm;
    private final Workers.Job rotate = this::rotate;
    private final Workers.Job attend = this::attend;
    private final Workers.Job feedForwardNorm = this::feedForwardNorm;
    private final Workers.Job activate = this::activate;
    private final Workers.Job finish = this::finish;

    /// `chunk`: rows that go through a layer's products together.
    ForwardPass(Parameters parameters, Products products, Workers workers, RotaryTable rotary, int chunk) {
        this.parameters = parameters;
        this.layout = parameters.layout();
        this.strides = Strides.of(layout);
        this.products = products;
        this.workers = workers;
        this.rotary = rotary;
        this.chunk = chunk;
        shape = shape(layout);
        attentionScratch = new float[workers.threads()][0];
        weights = layout.layer(0);
        stream = normed;
        next = normed;
        buffers = new LayerActivations(normed, normed, normed, normed, normed, normed);
    }

    static AttentionShape shape(ParameterLayout layout) {
        var c = layout.config();
        return new AttentionShape(
                c.heads(), c.keyValueHeads(), layout.headWidth(), (float) (1 / Math.sqrt(c.headWidth())));
    }

    /// Computes rows from `fromRow` and segments from `fromSegment` on; what lies before has been computed already.
    void run(RowPlan rows, Activations activations, int fromRow, int fromSegment, LayerListener listener) {
        begin(rows);
        next = activations.residual(0);
        row = fromRow;
        workers.run(rows.rows() - fromRow, embed);
        for (int l = 0; l < layout.config().layers(); l++) {
            layer(l, activations, fromRow, fromSegment);
            listener.after(l, rows, buffers.projection());
        }
    }

    /// Computes layer `l` alone, again, from its kept residual stream.
    void again(RowPlan rows, Activations activations, int l) {
        begin(rows);
        layer(l, activations, 0, 0);
    }

    private void begin(RowPlan rows) {
        plan = rows;
        int m = Math.min(chunk, rows.rows());
        normed = grown(normed, m * strides.residual());
        result = grown(result, m * strides.residual());
        inner = grown(inner, m * strides.inner());
        int floats = CausalAttention.scratchSize(shape, rows.longest());
        for (int i = 0; i < attentionScratch.length; i++) {
            attentionScratch[i] = grown(attentionScratch[i], floats);
        }
    }

    static float[] grown(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }

    private void layer(int l, Activations activations, int fromRow, int fromSegment) {
        weights = layout.layer(l);
        buffers = activations.layer(l);
        stream = activations.residual(l);
        next = activations.residual(l + 1);
        firstSegment = fromSegment;
        int end = plan.rows();
        for (row = fromRow; row < end; row += chunk) {
            int m = Math.min(chunk, end - row);
            products.rows(plan, row);
            workers.run(m, attentionNorm);
            products.multiply(
                    weights.projection(), normed, 0, strides.residual(),
                    buffers.projection(), row * strides.projection(), strides.projection(), m);
            workers.run(m, rotate);
        }
        workers.run((plan.segments() - fromSegment) * shape.keyHeads(), attend);
        for (row = fromRow; row < end; row += chunk) {
            int m = Math.min(chunk, end - row);
            products.rows(plan, row);
            products.multiply(
                    weights.output(), buffers.attended(), row * strides.attended(), strides.attended(),
                    result, 0, strides.residual(), m);
            workers.run(m, feedForwardNorm);
            products.multiply(
                    weights.gateUp(), normed, 0, strides.residual(),
                    buffers.gateUp(), row * strides.gateUp(), strides.gateUp(), m);
            workers.run(m, activate);
            products.multiply(weights.down(), inner, 0, strides.inner(), result, 0, strides.residual(), m);
            workers.run(m, finish);
        }
    }

    private void embed(int from, int to, int worker) {
        Parameter embedding = layout.embedding();
        for (int r = row + from; r < row + to; r++) {
            EmbeddingRows.gather(embedding, parameters.values(), plan.token(r), next, r * strides.residual());
        }
    }

    private void attentionNorm(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            norm(weights.attentionNorm(), stream, (row + i) * strides.residual(), i * strides.residual());
        }
    }

    private void norm(Parameter scale, float[] x, int xo, int yo) {
        RmsNorm.forward(
                x, xo, parameters.values(), scale.offset(), normed, yo,
                layout.width(), layout.config().width(), layout.config().normEpsilon());
    }

    private void rotate(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            prepareHeads(parameters, weights, shape, rotary, buffers, row + i, plan.position(row + i));
        }
    }

    /// Adds the projection's bias, normalises the heads (keeping them raw), turns them by their position; queries are
    /// divided by the square root of the head width.
    static void prepareHeads(
            Parameters parameters, ParameterLayout.Layer weights, AttentionShape shape, RotaryTable rotary,
            LayerActivations buffers, int row, int position) {
        ParameterLayout layout = parameters.layout();
        float[] w = parameters.values();
        float[] p = buffers.projection();
        int stride = layout.projectionColumns() + 16;
        int o = row * stride;
        int hw = layout.headWidth();
        int keys = layout.queryColumns();
        if (weights.projectionBias() != null) {
            Residual.add(p, o, w, weights.projectionBias().offset(), p, o, layout.projectionColumns());
        }
        if (weights.queryNorm() != null && weights.keyNorm() != null) {
            int real = layout.config().headWidth();
            float epsilon = layout.config().normEpsilon();
            System.arraycopy(p, o, buffers.rawHeads(), o, keys + layout.keyColumns());
            for (int h = 0; h < shape.heads() + shape.keyHeads(); h++) {
                int scale = h < shape.heads() ? weights.queryNorm().offset() : weights.keyNorm().offset();
                RmsNorm.forward(p, o + h * hw, w, scale, p, o + h * hw, hw, real, epsilon);
            }
        }
        RotaryEmbedding.forward(p, o, shape.heads(), hw, rotary, position, shape.scale());
        RotaryEmbedding.forward(p, o + keys, shape.keyHeads(), hw, rotary, position, 1);
    }

    private void attend(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            int s = firstSegment + i / shape.keyHeads();
            CausalAttention.forward(
                    buffers.projection(), strides.projection(), shape,
                    plan.firstRow(s), plan.count(s), plan.prefixRow(s), plan.prefixCount(s), i % shape.keyHeads(),
                    buffers.attended(), strides.attended(), buffers.stats(), attentionScratch[worker]);
        }
    }

    private void feedForwardNorm(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            int o = i * strides.residual();
            int r = (row + i) * strides.residual();
            Residual.add(stream, r, result, o, buffers.middle(), r, layout.width());
            norm(weights.feedForwardNorm(), buffers.middle(), r, o);
        }
    }

    private void activate(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            SwiGlu.forward(
                    buffers.gateUp(), (row + i) * strides.gateUp(), inner, i * strides.inner(), layout.feedForward());
        }
    }

    private void finish(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            int r = (row + i) * strides.residual();
            Residual.add(buffers.middle(), r, result, i * strides.residual(), next, r, layout.width());
        }
    }
}
