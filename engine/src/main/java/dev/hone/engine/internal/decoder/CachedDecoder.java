package dev.hone.engine.internal.decoder;

import dev.hone.engine.Parameter;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.Workers;
import dev.hone.engine.internal.kernels.AttentionShape;
import dev.hone.engine.internal.kernels.DecodeAttention;
import dev.hone.engine.internal.kernels.EmbeddingRows;
import dev.hone.engine.internal.kernels.Residual;
import dev.hone.engine.internal.kernels.RmsNorm;
import dev.hone.engine.internal.kernels.RotaryTable;
import dev.hone.engine.internal.kernels.SwiGlu;
import java.util.Arrays;

/// Goes on with many sequences by one token each, against their cached keys and values.
///
/// The rows of all sequences go through every product together. What a row gives does not depend on its company, and
/// has the bits that [ForwardPass] gives for the same position.
public final class CachedDecoder implements SequenceDecoder {
    private final Parameters parameters;
    private final ParameterLayout layout;
    private final Strides strides;
    private final Workers workers;
    private final Products products;
    private final ForwardPass prompts;
    private final Activations promptActivations;
    private final RowPlan promptPlan = new RowPlan();
    private final RotaryTable rotary;
    private final AttentionShape shape;
    private final KeyValueCache cache;
    private final KeyValueCache promptCache;
    private final LayerActivations buffers;
    private final float[] stream;
    private final float[] normed;
    private final float[] result;
    private final float[] inner;
    private final float[] logits;
    private final float[] promptLogits;
    private final float[][] scratch;
    private final int[] token;
    private final int[] position;
    private final int[] sequence;
    private int layer;
    private ParameterLayout.Layer weights;

    private final Workers.Job embed = this::embed;
    private final Workers.Job attentionNorm = this::attentionNorm;
    private final Workers.Job attend = this::attend;
    private final Workers.Job feedForwardNorm = this::feedForwardNorm;
    private final Workers.Job activate = this::activate;
    private final Workers.Job finish = this::finish;
    private final Workers.Job finalNorm = this::finalNorm;

    /// Room for `sequences` sequences of up to `positions` positions, and for `promptCount` prompts of up to
    /// `promptPositions` that are computed together.
    public CachedDecoder(
            Parameters parameters, Workers workers, RotaryTable rotary, int sequences, int positions, int promptCount,
            int promptPositions) {
        this.parameters = parameters;
        this.workers = workers;
        this.rotary = rotary;
        layout = parameters.layout();
        strides = Strides.of(layout);
        shape = ForwardPass.shape(layout);
        products = new Products(parameters, TransposedWeights.none(parameters), workers);
        prompts = new ForwardPass(
                parameters, products, workers, rotary, workers.threads() == 1 ? 64 : Integer.MAX_VALUE);
        promptActivations = new Activations(layout, Activations.Keep.NOTHING);
        cache = new KeyValueCache(layout, shape, sequences, positions);
        promptCache = new KeyValueCache(layout, shape, promptCount, promptPositions);
        buffers = LayerActivations.of(layout, sequences);
        stream = new float[sequences * strides.residual()];
        int rows = Math.max(sequences, promptCount);
        normed = new float[rows * strides.residual()];
        result = new float[sequences * strides.residual()];
        inner = new float[sequences * strides.inner()];
        logits = new float[sequences * strides.logits()];
        promptLogits = new float[promptCount * strides.logits()];
        scratch = new float[workers.threads()][DecodeAttention.scratchSize(shape, cache.capacity())];
        token = new int[sequences];
        position = new int[sequences];
        sequence = new int[sequences];
        weights = layout.layer(0);
    }

    /// Bytes that one sequence of this length takes in the cache.
    public static long bytesPerSequence(ParameterLayout layout, int positions) {
        return KeyValueCache.bytes(layout, positions);
    }

    @Override
    public float[] logits() {
        return logits;
    }

    @Override
    public float[] promptLogits() {
        return promptLogits;
    }

    @Override
    public int stride() {
        return strides.logits();
    }

    @Override
    public void prompts(int[][] ids, int n) {
        promptPlan.clear();
        for (int i = 0; i < n; i++) {
            promptPlan.add(ids[i], ids[i].length, 0, 0);
        }
        promptActivations.reserve(promptPlan.rows());
        prompts.run(promptPlan, promptActivations, 0, 0, this::keep);
        float[] last = promptActivations.last();
        for (int i = 0; i < n; i++) {
            int row = promptPlan.firstRow(i) + promptPlan.count(i) - 1;
            norm(layout.finalNorm(), last, row * strides.residual(), i * strides.residual());
        }
        products.multiply(layout.head(), normed, 0, strides.residual(), promptLogits, 0, strides.logits(), n);
    }

    private void keep(int l, RowPlan plan, float[] projection) {
        for (int i = 0; i < plan.segments(); i++) {
            for (int p = 0; p < plan.count(i); p++) {
                promptCache.append(l, i, p, projection, (plan.firstRow(i) + p) * strides.projection());
            }
        }
    }

    @Override
    public void begin(int s, int prompt, int positions) {
        cache.copy(s, promptCache, prompt, positions);
    }

    @Override
    public void row(int i, int s, int tokenId, int at) {
        sequence[i] = s;
        token[i] = tokenId;
        position[i] = at;
    }

    @Override
    public void step(int n) {
        workers.run(n, embed);
        for (layer = 0; layer < layout.config().layers(); layer++) {
            weights = layout.layer(layer);
            workers.run(n, attentionNorm);
            products.multiply(
                    weights.projection(), normed, 0, strides.residual(),
                    buffers.projection(), 0, strides.projection(), n);
            workers.run(n, attend);
            products.multiply(
                    weights.output(), buffers.attended(), 0, strides.attended(), result, 0, strides.residual(), n);
            workers.run(n, feedForwardNorm);
            products.multiply(
                    weights.gateUp(), normed, 0, strides.residual(), buffers.gateUp(), 0, strides.gateUp(), n);
            workers.run(n, activate);
            products.multiply(weights.down(), inner, 0, strides.inner(), result, 0, strides.residual(), n);
            workers.run(n, finish);
        }
        workers.run(n, finalNorm);
        products.multiply(layout.head(), normed, 0, strides.residual(), logits, 0, strides.logits(), n);
    }

    private void norm(Parameter scale, float[] x, int xo, int yo) {
        RmsNorm.forward(
                x, xo, parameters.values(), scale.offset(), normed, yo,
                layout.width(), layout.config().width(), layout.config().normEpsilon());
    }

    private void embed(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            EmbeddingRows.gather(
                    layout.embedding(), parameters.values(), token[i], stream, i * strides.residual());
        }
    }

    private void attentionNorm(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            norm(weights.attentionNorm(), stream, i * strides.residual(), i * strides.residual());
        }
    }

    private void attend(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            ForwardPass.prepareHeads(parameters, weights, shape, rotary, buffers, i, position[i]);
            int row = i * strides.projection();
            cache.append(layer, sequence[i], position[i], buffers.projection(), row);
            cache.attend(
                    layer, sequence[i], position[i] + 1, buffers.projection(), row,
                    buffers.attended(), i * strides.attended(), scratch[worker]);
        }
    }

    private void feedForwardNorm(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            int o = i * strides.residual();
            Residual.add(stream, o, result, o, buffers.middle(), o, layout.width());
            norm(weights.feedForwardNorm(), buffers.middle(), o, o);
        }
    }

    private void activate(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            SwiGlu.forward(buffers.gateUp(), i * strides.gateUp(), inner, i * strides.inner(), layout.feedForward());
        }
    }

    private void finish(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            int o = i * strides.residual();
            Residual.add(buffers.middle(), o, result, o, stream, o, layout.width());
        }
    }

    private void finalNorm(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            norm(layout.finalNorm(), stream, i * strides.residual(), i * strides.residual());
        }
    }

    /// Fills all buffers with NaN, so that a test sees what is read before it is written.
    void poison() {
        for (float[] a : new float[][] {stream, normed, result, inner, logits, promptLogits}) {
            Arrays.fill(a, Float.NaN);
        }
    }
}
