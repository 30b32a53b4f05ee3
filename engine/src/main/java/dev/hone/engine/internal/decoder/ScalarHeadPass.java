package dev.hone.engine.internal.decoder;

import dev.hone.engine.Parameter;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.adapter.Adapter;
import dev.hone.engine.internal.kernels.Chain;
import dev.hone.engine.internal.kernels.ColumnSum;
import dev.hone.engine.internal.kernels.RmsNorm;
import dev.hone.engine.internal.kernels.ScalarHead;
import java.util.Arrays;

/// The scalar head: final norm, one number a row, and the way back. Its work is small, so one thread does it. An
/// adapter's head stands for the model's.
///
/// Values and their derivatives use the slots' log-probability arrays.
final class ScalarHeadPass {
    private final Parameters parameters;
    private final ParameterLayout layout;
    private final int stride;
    private final Parameter head;
    private final float[] weights;
    private float[] normed = new float[0];
    private float[] dNormed = new float[0];
    private float[] sum = new float[0];

    ScalarHeadPass(Parameters parameters) {
        this.parameters = parameters;
        layout = parameters.layout();
        head = parameters.adapter().flatMap(Adapter::head).orElse(layout.head());
        weights = parameters.adapter().map(Adapter::values).orElse(parameters.values());
        stride = Strides.of(layout).residual();
    }

    void forward(HeadTargets targets, TokenSlots slots, float[] stream) {
        normed = ForwardPass.grown(normed, targets.rows() * stride);
        for (int i = 0; i < targets.rows(); i++) {
            RmsNorm.forward(
                    stream, targets.rowOf(i) * stride, parameters.values(), layout.finalNorm().offset(), normed,
                    i * stride,
                    layout.width(), layout.config().width(), layout.config().normEpsilon());
            slots.logProb()[targets.slot(targets.firstTarget(i))] = ScalarHead.value(
                    normed, i * stride, weights, head.offset(), layout.width());
        }
    }

    /// Follows a `forward` of the same targets.
    void backward(HeadTargets targets, TokenSlots slots, float[] stream, float[] dStream, float[] g, Chain chain) {
        int n = targets.rows();
        dNormed = ForwardPass.grown(dNormed, n * stride);
        boolean headMoves = parameters.trained().trains(head);
        boolean normMoves = parameters.trained().trains(layout.finalNorm());
        int headAt = parameters.trained().at(head);
        boolean apart = chain == Chain.CLOSED || !headMoves;
        sum = ForwardPass.grown(sum, layout.width());
        Arrays.fill(sum, 0f);
        for (int i = 0; i < n; i++) {
            int at = targets.rowOf(i) * stride;
            float dv = slots.dLogProb()[targets.slot(targets.firstTarget(i))];
            ScalarHead.weightGradient(
                    dv, normed, i * stride, apart ? sum : g, apart ? 0 : headAt, layout.width());
            ScalarHead.inputGradient(
                    dv, weights, head.offset(), dNormed, i * stride, layout.width());
            RmsNorm.backward(
                    stream, at, parameters.values(), layout.finalNorm().offset(), dNormed, i * stride, dStream, at,
                    layout.width(), layout.config().width(), layout.config().normEpsilon());
        }
        if (apart && headMoves) {
            ColumnSum.add(sum, 0, stride, 1, g, headAt, layout.width(), Chain.CONTINUES);
        }
        if (normMoves) {
            int normAt = parameters.trained().at(layout.finalNorm());
            ColumnSum.add(dNormed, 0, stride, n, g, normAt, layout.width(), chain);
        }
    }
}
