package dev.hone.engine;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;

/// The weights of a model: a layout and the flat array that it describes. The optimizer updates the array in place.
public record Parameters(ParameterLayout layout, float[] values) {
    public Parameters {
        if (values.length != layout.size()) {
            throw new IllegalArgumentException(
                    "the layout describes " + layout.size() + " weights, the array holds " + values.length);
        }
    }

    /// All weights 0.
    public static Parameters zeros(ModelConfig config) {
        var layout = new ParameterLayout(config);
        return new Parameters(layout, new float[layout.size()]);
    }

    /// Fresh weights: matrices normal with this deviation, those that write into the residual stream divided by
    /// sqrt(2 x layers), norms 1, biases 0. A pure function of the key.
    public static Parameters random(ModelConfig config, double deviation, Key key) {
        Parameters p = zeros(config);
        for (TensorView t : TensorView.all(p.layout)) {
            if (t.rank() == 1) {
                if (t.name().endsWith("norm.weight")) {
                    for (int i = 0; i < t.columns(); i++) {
                        p.values[t.index(0, i)] = 1;
                    }
                }
                continue;
            }
            boolean residual = t.name().endsWith("o_proj.weight") || t.name().endsWith("down_proj.weight");
            double scale = residual ? deviation / Math.sqrt(2.0 * config.layers()) : deviation;
            Draws draws = key.at(t.name()).draws();
            for (int r = 0; r < t.rows(); r++) {
                for (int c = 0; c < t.columns(); c++) {
                    p.values[t.index(r, c)] = (float) (scale * draws.normal());
                }
            }
        }
        return p;
    }

    /// The shape of the model.
    public ModelConfig config() {
        return layout.config();
    }

    /// A copy that shares nothing.
    public Parameters copy() {
        return new Parameters(layout, values.clone());
    }

    /// Number of weights without padding, as papers count them.
    public long count() {
        return TensorView.all(layout).stream().mapToLong(t -> (long) t.rows() * t.columns()).sum();
    }
}
