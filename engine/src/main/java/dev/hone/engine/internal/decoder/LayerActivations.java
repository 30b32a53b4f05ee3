package dev.hone.engine.internal.decoder;

import dev.hone.engine.ParameterLayout;

/// What one layer computes and its backward pass reads again.
///
/// Shapes, rows x stride: `projection` queries | keys | values after the rotary embedding; `rawHeads` queries and keys
/// before their norm (length 0 where heads have none); `attended` the attention's output; `stats` maximum and 1 / sum
/// of the scores for each row and head; `middle` the residual stream between attention and feed-forward; `gateUp`
/// gate | up before the activation.
record LayerActivations(
        float[] projection, float[] rawHeads, float[] attended, float[] stats, float[] middle, float[] gateUp) {

    static LayerActivations of(ParameterLayout layout, int rows) {
        Strides s = Strides.of(layout);
        boolean headNorm = layout.config().architecture().headNorm();
        return new LayerActivations(
                new float[rows * s.projection()],
                headNorm ? new float[rows * s.projection()] : new float[0],
                new float[rows * s.attended()],
                new float[rows * layout.config().heads() * 2],
                new float[rows * s.residual()],
                new float[rows * s.gateUp()]);
    }

    /// Floats that one row takes.
    static long floatsPerRow(ParameterLayout layout) {
        Strides s = Strides.of(layout);
        boolean headNorm = layout.config().architecture().headNorm();
        return (headNorm ? 2L : 1L) * s.projection()
                + s.attended()
                + layout.config().heads() * 2L
                + s.residual()
                + s.gateUp();
    }
}
