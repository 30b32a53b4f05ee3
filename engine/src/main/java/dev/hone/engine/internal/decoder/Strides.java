package dev.hone.engine.internal.decoder;

import dev.hone.engine.ParameterLayout;

/// Distance between rows of the decoder's buffers, in floats. Sixteen more than the width, so that rows of powers of
/// two do not fall onto the same cache lines.
record Strides(int residual, int projection, int attended, int gateUp, int inner, int logits) {
    static Strides of(ParameterLayout layout) {
        return new Strides(
                layout.width() + 16,
                layout.projectionColumns() + 16,
                layout.queryColumns() + 16,
                2 * layout.feedForward() + 16,
                layout.feedForward() + 16,
                layout.vocabulary() + 16);
    }
}
