package dev.hone.engine.internal.decoder;

import dev.hone.engine.Parameter;
import dev.hone.engine.Parameters;
import dev.hone.engine.Workers;
import dev.hone.engine.internal.kernels.Packing;

/// A transposed packed copy of all matrices, for small models, whose copy stays in the cache. Large models have none:
/// their products transpose blocks of the weights on the way. Both give the same bits.
final class TransposedWeights {
    private final Parameters parameters;
    private final float[] values;

    private TransposedWeights(Parameters parameters, float[] values) {
        this.parameters = parameters;
        this.values = values;
    }

    static TransposedWeights none(Parameters parameters) {
        return new TransposedWeights(parameters, new float[0]);
    }

    static TransposedWeights copyOf(Parameters parameters) {
        return new TransposedWeights(parameters, new float[parameters.values().length]);
    }

    boolean holds() {
        return values.length > 0;
    }

    float[] values() {
        return values;
    }

    /// Copies the weights as they are now. Call once after each change of the weights.
    void refresh(Workers workers) {
        if (!holds()) {
            return;
        }
        for (Parameter p : parameters.layout().parameters()) {
            if (p.form() == Parameter.Form.PANELS) {
                workers.run(p.depth() / 16, (from, to, worker) -> Packing.transpose(
                        parameters.values(), p.offset(), p.depth(), p.columns(), values, p.offset(), from, to));
            }
        }
    }
}
