package dev.hone.engine.internal.decoder;

import dev.hone.engine.Parameter;
import dev.hone.engine.Parameters;
import dev.hone.engine.internal.kernels.EmbeddingRows;

/// The gradients of one block's embedded tokens, kept until all blocks have added to the other weights.
///
/// A tied embedding is also the output head. So that its sum has one order, whatever was computed together, the head's
/// part of all blocks comes first, then these rows, block after block. A frozen embedding keeps nothing.
final class EmbeddedRows {
    private final int width;
    private final int stride;
    private final boolean trained;
    private int rows;
    private int[] tokens = new int[0];
    private float[] gradients = new float[0];

    EmbeddedRows(Parameters parameters) {
        width = parameters.layout().width();
        stride = Strides.of(parameters.layout()).residual();
        trained = parameters.trained().trains(parameters.layout().embedding());
    }

    /// Begins a block of this many rows.
    void begin(int most) {
        rows = 0;
        if (trained && tokens.length < most) {
            tokens = new int[most];
            gradients = new float[most * width];
        }
    }

    /// Appends rows `from` .. `to`-1 of a plan.
    void add(RowPlan plan, int from, int to, float[] dStream) {
        if (!trained) {
            return;
        }
        for (int r = from; r < to; r++) {
            tokens[rows] = plan.token(r);
            System.arraycopy(dStream, r * stride, gradients, rows * width, width);
            rows++;
        }
    }

    /// Adds all rows to the gradient of the embedding, in their order.
    void scatter(Parameters parameters, float[] gradient) {
        if (!trained) {
            return;
        }
        Parameter e = parameters.layout().embedding();
        var place = new Parameter(e.name(), e.form(), e.depth(), e.columns(), parameters.trained().at(e));
        for (int r = 0; r < rows; r++) {
            EmbeddingRows.scatter(place, gradients, r * width, tokens[r], gradient);
        }
    }
}
