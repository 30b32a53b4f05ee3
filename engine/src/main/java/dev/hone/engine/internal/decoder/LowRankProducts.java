package dev.hone.engine.internal.decoder;

import dev.hone.engine.Parameter;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Workers;
import dev.hone.engine.adapter.Adapter;
import dev.hone.engine.adapter.LowRankPair;
import dev.hone.engine.internal.kernels.Chain;
import dev.hone.engine.internal.kernels.Gemm;
import dev.hone.engine.internal.kernels.Sum;
import java.util.List;

/// What an adapter adds to the three products of a linear layer.
///
///     H = scale X A;   Y += H B
///     E = scale dY B^T;   dX += E A^T;   dA += X^T E;   dB += H^T dY
///
/// Where inputs are dropped, D(X) stands for X, and D(E A^T) is what dX takes.
/// Y and dX go on with the chains that the base's product began; pairs follow in their order. Rows are independent, so
/// the workers cut them; weight gradients are cut by columns. No cut changes a bit.
final class LowRankProducts {
    /// Rows that one tile of the kernels takes.
    private static final int TILE = 6;

    private final Adapter adapter;
    private final Workers workers;
    private final float[] weights;
    private final float scale;
    private final int rank;
    private final AdapterDropout dropout;
    private final float[][] scratch;
    private float[] inner = new float[0];
    private float[] outer = new float[0];
    private float[] dropped = new float[0];

    private List<LowRankPair> pairs = List.of();
    private LowRankPair pair;
    private float[] input;
    private int inputAt;
    private int inputStride;
    private float[] output;
    private int outputAt;
    private int outputStride;
    private float[] gradient;
    private int rows;
    private Chain chain = Chain.CONTINUES;

    private final Workers.Job forward = this::forward;
    private final Workers.Job backward = this::backward;
    private final Workers.Job factors = this::factors;
    private final Workers.Job gradientA = this::gradientA;
    private final Workers.Job gradientB = this::gradientB;

    LowRankProducts(Adapter adapter, Workers workers) {
        this.adapter = adapter;
        this.workers = workers;
        weights = adapter.values();
        scale = adapter.scale();
        rank = ParameterLayout.padded(adapter.settings().rank());
        dropout = new AdapterDropout(adapter.settings().dropout());
        scratch = new float[workers.threads()][0];
        pair = adapter.pairs().getFirst();
        input = weights;
        output = weights;
        gradient = weights;
    }

    AdapterDropout dropout() {
        return dropout;
    }

    /// Y += scale (X A) B for `m` rows, where the adapter sits on `p`.
    void multiply(Parameter p, float[] x, int xo, int ldx, float[] y, int yo, int ldy, int m) {
        if (begin(p, x, xo, ldx, y, yo, ldy, m)) {
            workers.run(m, TILE, forward);
        }
    }

    /// dX += scale (dY B^T) A^T for `m` rows.
    void inputGradient(Parameter p, float[] dy, int yo, int ldy, float[] dx, int xo, int ldx, int m) {
        if (begin(p, dx, xo, ldx, dy, yo, ldy, m)) {
            workers.run(m, TILE, backward);
        }
    }

    /// dA += X^T E, dB += H^T dY over `m` rows.
    void weightGradient(
            Parameter p, float[] x, int xo, int ldx, float[] dy, int yo, int ldy, int m, float[] g, Chain c) {
        if (!begin(p, x, xo, ldx, dy, yo, ldy, m)) {
            return;
        }
        gradient = g;
        chain = c;
        for (LowRankPair each : pairs) {
            pair = each;
            workers.run(m, TILE, factors);
            reserve(Math.max(Gemm.gradientScratch(rank, m), Gemm.gradientScratch(each.a().depth(), m)));
            workers.run(each.b().columns() / 16, gradientB);
            workers.run(rank / 16, gradientA);
        }
    }

    private boolean begin(Parameter p, float[] x, int xo, int ldx, float[] y, int yo, int ldy, int m) {
        pairs = adapter.on(p);
        if (pairs.isEmpty()) {
            return false;
        }
        input = x;
        inputAt = xo;
        inputStride = ldx;
        output = y;
        outputAt = yo;
        outputStride = ldy;
        rows = m;
        inner = ForwardPass.grown(inner, m * rank);
        outer = ForwardPass.grown(outer, m * rank);
        int widest = rank;
        for (LowRankPair each : pairs) {
            widest = Math.max(widest, each.b().columns());
        }
        reserve(Gemm.transposedScratch(widest));
        if (dropout.drops()) {
            dropped = ForwardPass.grown(dropped, m * p.depth());
        }
        return true;
    }

    private void reserve(int floats) {
        for (int i = 0; i < scratch.length; i++) {
            scratch[i] = ForwardPass.grown(scratch[i], floats);
        }
    }

    private void forward(int from, int to, int worker) {
        for (LowRankPair each : pairs) {
            hidden(each, from, to);
            Gemm.multiply(
                    inner, from * rank, rank, weights, each.b().offset(), rank * 16,
                    output, outputAt + from * outputStride + each.firstColumn(), outputStride,
                    to - from, 0, each.b().columns() / 16, rank, Sum.ONTO);
        }
    }

    private void backward(int from, int to, int worker) {
        for (LowRankPair each : pairs) {
            error(each, from, to, worker);
            int depth = each.a().depth();
            if (dropout.drops()) {
                Gemm.multiplyTransposed(
                        outer, from * rank, rank, weights, each.a().offset(), depth, rank,
                        dropped, from * depth, depth, to - from, 0, depth / 16, scratch[worker], Sum.FRESH);
                dropout.addGradient(each, dropped, from, to, input, inputAt, inputStride);
            } else {
                Gemm.multiplyTransposed(
                        outer, from * rank, rank, weights, each.a().offset(), depth, rank,
                        input, inputAt + from * inputStride, inputStride,
                        to - from, 0, depth / 16, scratch[worker], Sum.ONTO);
            }
        }
    }

    private void factors(int from, int to, int worker) {
        hidden(pair, from, to);
        error(pair, from, to, worker);
    }

    /// H = scale X A for some rows.
    private void hidden(LowRankPair each, int from, int to) {
        int depth = each.a().depth();
        if (dropout.drops()) {
            dropout.apply(each, input, inputAt, inputStride, from, to, dropped);
            Gemm.multiply(
                    dropped, from * depth, depth, weights, each.a().offset(), depth * 16,
                    inner, from * rank, rank, to - from, 0, rank / 16, depth, Sum.FRESH);
        } else {
            Gemm.multiply(
                    input, inputAt + from * inputStride, inputStride, weights, each.a().offset(), depth * 16,
                    inner, from * rank, rank, to - from, 0, rank / 16, depth, Sum.FRESH);
        }
        scale(inner, from, to);
    }

    /// E = scale dY B^T for some rows.
    private void error(LowRankPair each, int from, int to, int worker) {
        Gemm.multiplyTransposed(
                output, outputAt + from * outputStride + each.firstColumn(), outputStride,
                weights, each.b().offset(), rank, each.b().columns(),
                outer, from * rank, rank, to - from, 0, rank / 16, scratch[worker], Sum.FRESH);
        scale(outer, from, to);
    }

    private void scale(float[] matrix, int from, int to) {
        for (int i = from * rank; i < to * rank; i++) {
            matrix[i] *= scale;
        }
    }

    private void gradientA(int from, int to, int worker) {
        int depth = pair.a().depth();
        boolean drops = dropout.drops();
        Gemm.weightGradient(
                drops ? dropped : input, drops ? 0 : inputAt, drops ? depth : inputStride, outer, 0, rank, rows,
                gradient, pair.a().offset(), depth, from, to, scratch[worker], chain);
    }

    private void gradientB(int from, int to, int worker) {
        Gemm.weightGradient(
                inner, 0, rank, output, outputAt + pair.firstColumn(), outputStride, rows, gradient,
                pair.b().offset(), rank, from, to, scratch[worker], chain);
    }
}
