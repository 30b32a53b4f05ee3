package dev.hone.engine.internal.decoder;

import dev.hone.engine.Parameter;
import dev.hone.engine.Parameters;
import dev.hone.engine.TrainedLayout;
import dev.hone.engine.Workers;
import dev.hone.engine.internal.kernels.Chain;
import dev.hone.engine.internal.kernels.Gemm;
import dev.hone.engine.internal.kernels.Sum;
import dev.hone.foundation.Key;
import org.jspecify.annotations.Nullable;

/// The three matrix products of a linear layer, cut by columns over the workers.
///
/// Y = X W; dX = dY W^T; G += X^T dY. Every output is one chain in a fixed order, so the cuts change no bit. An
/// adapter's part follows the base's.
final class Products {
    /// Rows up to which a product takes several panels side by side; ranges then keep whole groups of them.
    private static final int FEW_ROWS = 3;

    private final float[] weights;
    private final TrainedLayout trained;
    private final @Nullable LowRankProducts adapter;
    private final TransposedWeights transposed;
    private final Workers workers;
    private final float[][] scratch;

    private Parameter parameter;
    private float[] input;
    private int inputAt;
    private int inputStride;
    private float[] output;
    private int outputAt;
    private int outputStride;
    private float[] gradient;
    private int gradientAt;
    private int rows;
    private Chain chain = Chain.CONTINUES;

    private final Workers.Job forward = this::forward;
    private final Workers.Job backward = this::backward;
    private final Workers.Job accumulate = this::accumulate;

    Products(Parameters parameters, TransposedWeights transposed, Workers workers) {
        weights = parameters.values();
        parameter = parameters.layout().finalNorm();
        trained = parameters.trained();
        adapter = parameters.adapter().map(a -> new LowRankProducts(a, workers)).orElse(null);
        this.transposed = transposed;
        this.workers = workers;
        scratch = new float[workers.threads()][0];
        input = weights;
        output = weights;
        gradient = weights;
    }

    /// Lets an adapter drop inputs by this key in a block whose trees are numbered from `firstTree` on; null: none.
    void drop(@Nullable Key key, int firstTree) {
        if (adapter != null) {
            adapter.dropout().begin(key, firstTree);
        }
    }

    /// Says which rows the next products are of.
    void rows(RowPlan plan, int row) {
        if (adapter != null) {
            adapter.dropout().rows(plan, row);
        }
    }

    /// Y = X W for `m` rows.
    void multiply(Parameter p, float[] x, int xo, int ldx, float[] y, int yo, int ldy, int m) {
        arguments(p, x, xo, ldx, y, yo, ldy, m);
        workers.run(p.columns() / 16, m <= FEW_ROWS ? 6 : 1, forward);
        if (adapter != null) {
            adapter.multiply(p, x, xo, ldx, y, yo, ldy, m);
        }
    }

    /// dX = dY W^T for `m` rows.
    void inputGradient(Parameter p, float[] dy, int yo, int ldy, float[] dx, int xo, int ldx, int m) {
        arguments(p, dy, yo, ldy, dx, xo, ldx, m);
        if (!transposed.holds()) {
            reserve(Gemm.transposedScratch(p.columns()));
        }
        workers.run(p.depth() / 16, backward);
        if (adapter != null) {
            adapter.inputGradient(p, dy, yo, ldy, dx, xo, ldx, m);
        }
    }

    /// Adds to the gradients of what is trained here: the weight itself, or the adapter's matrices on it.
    void trainedGradient(
            Parameter p, float[] x, int xo, int ldx, float[] dy, int yo, int ldy, int m, float[] g, Chain c) {
        if (trained.trains(p)) {
            weightGradient(p, x, xo, ldx, dy, yo, ldy, m, g, trained.at(p), c);
        }
        if (adapter != null) {
            adapter.weightGradient(p, x, xo, ldx, dy, yo, ldy, m, g, c);
        }
    }

    /// G += X^T dY over `m` rows, into `g` at `go`. X has `depth` columns, dY has `columns`.
    void weightGradient(
            Parameter p, float[] x, int xo, int ldx, float[] dy, int yo, int ldy, int m, float[] g, int go, Chain c) {
        arguments(p, x, xo, ldx, dy, yo, ldy, m);
        gradient = g;
        gradientAt = go;
        chain = c;
        reserve(Gemm.gradientScratch(p.depth(), m));
        workers.run(p.columns() / 16, accumulate);
    }

    private void arguments(Parameter p, float[] x, int xo, int ldx, float[] y, int yo, int ldy, int m) {
        parameter = p;
        input = x;
        inputAt = xo;
        inputStride = ldx;
        output = y;
        outputAt = yo;
        outputStride = ldy;
        rows = m;
    }

    private void reserve(int floats) {
        for (int i = 0; i < scratch.length; i++) {
            if (scratch[i].length < floats) {
                scratch[i] = new float[floats];
            }
        }
    }

    private void forward(int from, int to, int worker) {
        Gemm.multiply(
                input, inputAt, inputStride, weights, parameter.offset(), parameter.depth() * 16,
                output, outputAt, outputStride, rows, from, to, parameter.depth(), Sum.FRESH);
    }

    private void backward(int from, int to, int worker) {
        if (transposed.holds()) {
            Gemm.multiply(
                    input, inputAt, inputStride, transposed.values(), parameter.offset(), parameter.columns() * 16,
                    output, outputAt, outputStride, rows, from, to, parameter.columns(), Sum.FRESH);
        } else {
            Gemm.multiplyTransposed(
                    input, inputAt, inputStride, weights, parameter.offset(), parameter.depth(), parameter.columns(),
                    output, outputAt, outputStride, rows, from, to, scratch[worker], Sum.FRESH);
        }
    }

    private void accumulate(int from, int to, int worker) {
        Gemm.weightGradient(
                input, inputAt, inputStride, output, outputAt, outputStride, rows, gradient, gradientAt,
                parameter.depth(), from, to, scratch[worker], chain);
    }
}
