package dev.hone.engine.internal.decoder;

import dev.hone.engine.ModelConfig;
import dev.hone.engine.internal.kernels.RotaryTable;

/// The rotary table of a model.
public final class RotaryTables {
    private RotaryTables() {}

    /// Cosines and sines for all positions of the model, at most 32,768 of them, so that a model that claims a million
    /// positions costs no gigabyte.
    public static RotaryTable of(ModelConfig config) {
        return new RotaryTable(config.rotary(), config.headWidth(), Math.min(config.maxPositions(), 32_768));
    }
}
