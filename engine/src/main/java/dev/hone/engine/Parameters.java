package dev.hone.engine;

import dev.hone.engine.adapter.Adapter;
import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The weights of a model: a layout, the flat array that it describes, and an adapter beside it where there is one.
/// `trained` says which weights training may change; the optimizer updates them in place.
///
/// Copies with another adapter, or without one, share the array: policy and reference need it once.
public record Parameters(ParameterLayout layout, float[] values, Optional<Adapter> adapter, TrainedLayout trained) {
    /// All weights are trained; no adapter.
    public Parameters(ParameterLayout layout, float[] values) {
        this(layout, values, Optional.empty(), TrainedLayout.all(layout));
    }

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

    /// The same array with this adapter beside it, which alone is trained.
    ///
    /// @throws IllegalArgumentException if the adapter belongs to another shape of model
    public Parameters with(Adapter other) {
        other.requireFits(layout);
        return new Parameters(layout, values, Optional.of(other), other.trained());
    }

    /// The same array alone.
    public Parameters withoutAdapter() {
        return new Parameters(layout, values);
    }

    /// The same array, of which only these weights are trained.
    ///
    /// @throws IllegalStateException if there is an adapter, beside which all else is frozen
    public Parameters training(TrainedLayout chosen) {
        if (adapter.isPresent()) {
            throw new IllegalStateException("beside an adapter all weights are frozen; merge it first");
        }
        return new Parameters(layout, values, adapter, chosen);
    }

    /// A copy of the trunk under a fresh scalar head of zeros; these weights themselves where they have one already.
    /// Every first value is 0.
    ///
    /// @throws IllegalStateException if there is an adapter
    public Parameters withScalarHead() {
        ModelConfig c = config();
        if (c.head() == ModelConfig.Head.SCALAR) {
            return this;
        }
        if (adapter.isPresent()) {
            throw new IllegalStateException("a scalar head needs a whole model; merge the adapter first");
        }
        Parameters scalar = zeros(c.with(ModelConfig.Head.SCALAR));
        Map<String, TensorView> from = TensorView.all(layout).stream()
                .collect(Collectors.toMap(TensorView::name, Function.identity()));
        for (TensorView to : TensorView.all(scalar.layout)) {
            TensorView source = from.get(to.name());
            for (int r = 0; source != null && r < to.rows(); r++) {
                for (int k = 0; k < to.columns(); k++) {
                    scalar.values[to.index(r, k)] = values[source.index(r, k)];
                }
            }
        }
        return scalar;
    }

    /// The array that training changes: the adapter's where there is one, else the model's.
    public float[] trainedValues() {
        return adapter.map(Adapter::values).orElse(values);
    }

    /// A copy whose weights contain the adapter; a plain copy where there is none. Results are the same but for
    /// rounding.
    public Parameters merged() {
        var copy = new Parameters(layout, values.clone());
        adapter.ifPresent(a -> a.mergeInto(copy));
        return copy;
    }

    /// A copy that shares nothing.
    public Parameters copy() {
        return new Parameters(layout, values.clone(), adapter.map(Adapter::copy), trained);
    }

    /// Number of weights that are trained, without padding.
    public long trainedCount() {
        return adapter.map(Adapter::count).orElseGet(() -> TensorView.all(layout).stream()
                .filter(t -> trained.trains(t.parameter()))
                .mapToLong(t -> (long) t.rows() * t.columns())
                .sum());
    }

    /// Number of weights without padding and without the adapter's, as papers count them.
    public long count() {
        return TensorView.all(layout).stream().mapToLong(t -> (long) t.rows() * t.columns()).sum();
    }
}
