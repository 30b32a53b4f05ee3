package dev.hone.engine;

/// The decoder families that the engine computes. They share everything but what their constants say.
public enum Architecture {
    /// Llama, SmolLM2 and their relatives: no biases, no norms inside attention.
    LLAMA(false, false),
    /// Qwen2 and Qwen2.5: the query, key and value projections have a bias.
    QWEN2(true, false),
    /// Qwen3: queries and keys of each head are normalised (RMS) before the rotary embedding.
    QWEN3(false, true);

    private final boolean projectionBias;
    private final boolean headNorm;

    Architecture(boolean projectionBias, boolean headNorm) {
        this.projectionBias = projectionBias;
        this.headNorm = headNorm;
    }

    /// Whether the query, key and value projections add a bias.
    public boolean projectionBias() {
        return projectionBias;
    }

    /// Whether queries and keys are normalised head by head.
    public boolean headNorm() {
        return headNorm;
    }
}
