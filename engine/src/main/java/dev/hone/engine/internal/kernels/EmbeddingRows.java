package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import dev.hone.engine.Parameter;
import jdk.incubator.vector.FloatVector;

/// Reads a token's row of the embedding, and adds a gradient to it.
///
/// A tied embedding is the output head, packed in panels: token t is column t, its numbers 16 floats apart. An
/// embedding of its own has rows (`Parameter.Form.ROWS`).
public final class EmbeddingRows {
    private EmbeddingRows() {}

    /// Copies the embedding of `token` to `x`.
    public static void gather(Parameter embedding, float[] w, int token, float[] x, int xo) {
        int from = start(embedding, token);
        int width = width(embedding);
        if (embedding.form() == Parameter.Form.ROWS) {
            System.arraycopy(w, from, x, xo, width);
            return;
        }
        for (int k = 0; k < width; k++) {
            x[xo + k] = w[from + 16 * k];
        }
    }

    /// Adds `dx` to the gradient of the embedding of `token`.
    public static void scatter(Parameter embedding, float[] dx, int dxo, int token, float[] g) {
        int to = start(embedding, token);
        int width = width(embedding);
        if (embedding.form() == Parameter.Form.ROWS) {
            for (int k = 0; k < width; k += 8) {
                FloatVector.fromArray(SPECIES, g, to + k).add(FloatVector.fromArray(SPECIES, dx, dxo + k)).intoArray(g,
                        to + k);
            }
            return;
        }
        for (int k = 0; k < width; k++) {
            g[to + 16 * k] += dx[dxo + k];
        }
    }

    private static int start(Parameter embedding, int token) {
        return switch (embedding.form()) {
            case PANELS -> embedding.index(0, token);
            case ROWS -> embedding.index(token, 0);
            case VECTOR -> throw new IllegalArgumentException(embedding.name() + " is a vector, not an embedding");
        };
    }

    private static int width(Parameter embedding) {
        return embedding.form() == Parameter.Form.ROWS ? embedding.columns() : embedding.depth();
    }
}
