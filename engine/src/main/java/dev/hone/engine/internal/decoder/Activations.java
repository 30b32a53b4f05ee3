package dev.hone.engine.internal.decoder;

import dev.hone.engine.ParameterLayout;
import java.util.Arrays;

/// The residual stream before every layer, and the layers' own activations.
///
/// Three ways of keeping them: `ALL` for a backward pass that reads them; `RESIDUALS` where memory is short: one
/// layer's set serves all, and the backward pass computes a layer again from its residual stream (the same bits);
/// `NOTHING` for a forward pass alone, where two residual streams alternate.
final class Activations {
    /// What survives the forward pass.
    enum Keep { ALL, RESIDUALS, NOTHING }

    private final ParameterLayout layout;
    private final Keep keep;
    private final float[][] residual;
    private final LayerActivations[] layers;
    private int capacity;

    Activations(ParameterLayout layout, Keep keep) {
        this.layout = layout;
        this.keep = keep;
        int n = layout.config().layers();
        residual = new float[n + 1][];
        layers = new LayerActivations[n];
    }

    /// Floats that one row takes over all layers.
    static long floatsPerRow(ParameterLayout layout, Keep keep) {
        long layer = LayerActivations.floatsPerRow(layout);
        long stream = Strides.of(layout).residual();
        int n = layout.config().layers();
        return switch (keep) {
            case ALL -> n * layer + (n + 1) * stream;
            case RESIDUALS -> layer + (n + 1) * stream;
            case NOTHING -> layer + 2 * stream;
        };
    }

    /// Makes room for this many rows; what was kept is lost when the room has to grow.
    void reserve(int rows) {
        if (rows <= capacity) {
            return;
        }
        capacity = rows;
        Arrays.fill(residual, null);
        Arrays.fill(layers, null);
        int stride = Strides.of(layout).residual();
        for (int l = 0; l < residual.length; l++) {
            residual[l] = keep == Keep.NOTHING && l >= 2 ? residual[l - 2] : new float[rows * stride];
        }
        for (int l = 0; l < layers.length; l++) {
            layers[l] = keep == Keep.ALL || l == 0 ? LayerActivations.of(layout, rows) : layers[0];
        }
    }

    boolean recomputes() {
        return keep != Keep.ALL;
    }

    /// The stream that enters layer `l`; index `layers` is what leaves the last one. rows x stride.
    float[] residual(int l) {
        return residual[l];
    }

    int layers() {
        return layers.length;
    }

    float[] last() {
        return residual[layers.length];
    }

    LayerActivations layer(int l) {
        return layers[l];
    }
}
