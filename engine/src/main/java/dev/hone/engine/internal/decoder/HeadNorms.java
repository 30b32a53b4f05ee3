package dev.hone.engine.internal.decoder;

import dev.hone.engine.Parameter;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.internal.kernels.Chain;
import dev.hone.engine.internal.kernels.ColumnSum;
import dev.hone.engine.internal.kernels.RmsNorm;
import java.util.Arrays;

/// Backward of the norms on the heads of queries and keys (Qwen3).
///
/// One scale serves all heads of a kind, so its gradient is one chain over rows and, within a row, over heads.
final class HeadNorms {
    private final Parameters parameters;
    private final ParameterLayout layout;
    private final int heads;
    private final int width;
    private float[] scaled = new float[0];
    private final float[] sum;

    HeadNorms(Parameters parameters) {
        this.parameters = parameters;
        layout = parameters.layout();
        heads = layout.config().heads() + layout.config().keyValueHeads();
        width = layout.headWidth();
        sum = new float[width];
    }

    void reserve(int rows) {
        scaled = ForwardPass.grown(scaled, rows * heads * width);
    }

    /// Replaces the gradient of one row's heads, at `o` as in the projection, by that of the raw heads, and keeps what
    /// the scales' gradients sum, as row `row` of the chunk.
    void backward(ParameterLayout.Layer weights, float[] raw, int o, float[] dProjection, int row) {
        Parameter query = required(weights.queryNorm());
        Parameter key = required(weights.keyNorm());
        for (int h = 0; h < heads; h++) {
            int at = o + h * width;
            int kept = (row * heads + h) * width;
            int scale = h < layout.config().heads() ? query.offset() : key.offset();
            System.arraycopy(dProjection, at, scaled, kept, width);
            Arrays.fill(dProjection, at, at + width, 0f);
            RmsNorm.backward(
                    raw, at, parameters.values(), scale, scaled, kept, dProjection, at,
                    width, layout.config().headWidth(), layout.config().normEpsilon());
        }
    }

    /// Adds the gradients of both scales over the chunk's rows.
    void columns(ParameterLayout.Layer weights, int rows, float[] gradient, Chain chain) {
        int queries = layout.config().heads();
        columns(required(weights.queryNorm()), rows, 0, queries, gradient, chain);
        columns(required(weights.keyNorm()), rows, queries, heads - queries, gradient, chain);
    }

    private void columns(Parameter scale, int rows, int first, int count, float[] gradient, Chain chain) {
        if (!parameters.trained().trains(scale)) {
            return;
        }
        int place = parameters.trained().at(scale);
        float[] target = chain == Chain.CLOSED ? sum : gradient;
        int at = chain == Chain.CLOSED ? 0 : place;
        if (chain == Chain.CLOSED) {
            Arrays.fill(sum, 0f);
        }
        for (int r = 0; r < rows; r++) {
            ColumnSum.add(scaled, (r * heads + first) * width, width, count, target, at, width, Chain.CONTINUES);
        }
        if (chain == Chain.CLOSED) {
            ColumnSum.add(sum, 0, width, 1, gradient, place, width, Chain.CONTINUES);
        }
    }

    private static Parameter required(@org.jspecify.annotations.Nullable Parameter p) {
        if (p == null) {
            throw new IllegalStateException("this architecture has no norms on heads");
        }
        return p;
    }
}
