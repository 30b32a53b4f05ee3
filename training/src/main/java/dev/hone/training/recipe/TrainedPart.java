package dev.hone.training.recipe;

import dev.hone.engine.Model;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.TrainedLayout;
import dev.hone.engine.adapter.Adapter;
import dev.hone.engine.adapter.LinearLayer;
import dev.hone.engine.adapter.LoraSettings;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import java.util.List;
import java.util.function.Supplier;

/// Which weights a run trains. Gradient, moments and checkpoints of the moments have room for these alone.
public sealed interface TrainedPart {
    /// All of the model.
    record Everything() implements TrainedPart {}

    /// Some weights of the model; the others are frozen.
    record Only(WeightChoice choice) implements TrainedPart {}

    /// A fresh low-rank adapter beside a frozen model.
    record Lora(LoraSettings settings) implements TrainedPart {}

    /// Reads `adapter: {rank: 8, ..}` or `train-only: {layers: [..], weights: [..]}`, or neither.
    static TrainedPart read(Section recipe) {
        boolean adapter = recipe.has("adapter");
        boolean only = recipe.has("train-only");
        if (adapter && only) {
            throw recipe.error("train-only", "beside an adapter all weights are frozen; leave out one of the two");
        }
        if (adapter) {
            return new Lora(lora(recipe.section("adapter")));
        }
        return only ? new Only(WeightChoice.read(recipe.section("train-only"))) : new Everything();
    }

    private static LoraSettings lora(Section s) {
        int rank = s.integer("rank", 8, 1, 1 << 14);
        double alpha = s.number("alpha", 2.0 * rank, Range.POSITIVE);
        LoraSettings.Scaling scaling = s.choice("scaling", LoraSettings.Scaling.CLASSIC);
        List<LinearLayer> targets = s.words(
                "targets", List.of(LinearLayer.Q_PROJ, LinearLayer.V_PROJ), List.of(LinearLayer.values()),
                LinearLayer::word);
        List<Integer> layers = s.integers("layers", List.of(), 0, Integer.MAX_VALUE);
        double dropout = s.number("dropout", 0, Range.BELOW_ONE);
        return s.finish(() -> new LoraSettings(rank, alpha, scaling, targets, layers, dropout));
    }

    /// The same part, where nothing may be dropped.
    ///
    /// @throws IllegalArgumentException if the adapter has dropout
    default TrainedPart withoutDropout(String why) {
        if (this instanceof Lora l && l.settings.dropout() > 0) {
            throw new IllegalArgumentException("adapter.dropout is " + l.settings.dropout() + ", and " + why
                    + "; leave it out");
        }
        return this;
    }

    /// The same part, where there is something for an adapter to sit beside.
    ///
    /// @throws IllegalArgumentException if an adapter shall be trained beside fresh weights
    default TrainedPart beside(ModelSource model) {
        if (this instanceof Lora && model instanceof ModelSource.Fresh) {
            throw new IllegalArgumentException("adapter: an adapter sits beside a model on disk; give its path");
        }
        return this;
    }

    /// How many numbers the gradient of this part has in a model of this shape.
    default long size(ParameterLayout layout) {
        return switch (this) {
            case Everything e -> layout.size();
            case Only o -> TrainedLayout.only(layout, w -> o.choice.holds(w, layout)).size();
            case Lora l -> Adapter.zeros(layout, l.settings, l.settings.places(layout), "").values().length;
        };
    }

    /// Writes it as it is read.
    default void write(Outline recipe) {
        switch (this) {
            case Everything e -> {}
            case Only o -> recipe.section("train-only", o.choice::write);
            case Lora l -> recipe.section("adapter", o -> {
                LoraSettings s = l.settings;
                o.put("rank", s.rank()).put("alpha", s.alpha()).put("scaling", s.scaling());
                o.words("targets", s.targets().stream().map(LinearLayer::word).toList()).put("layers", s.layers());
                o.put("dropout", s.dropout());
            });
        }
    }

    /// The model with this part to be trained. `key` is the root of a fresh adapter; `base` names the model in the
    /// adapter's files.
    ///
    /// @throws InputException if the model has no such layers or weights, or an adapter already
    default Model begin(Model model, Key key, String base) {
        Parameters p = model.parameters();
        return switch (this) {
            case Everything e -> model;
            case Only o -> resume(model);
            case Lora l -> {
                if (p.adapter().isPresent()) {
                    throw new InputException("adapter: the model is an adapter already (" + p.adapter().get()
                            + "); leave out this section to train it further, or merge it first with hone export");
                }
                yield model.with(p.with(named("adapter", () -> Adapter.random(p, l.settings, key, base))));
            }
        };
    }

    /// The model of a checkpoint with this part to be trained further.
    default Model resume(Model model) {
        Parameters p = model.parameters();
        return switch (this) {
            case Everything e -> model;
            case Lora l -> model;
            case Only o -> {
                if (p.adapter().isPresent()) {
                    throw new InputException("train-only: the model is an adapter (" + p.adapter().get()
                            + "), beside which all weights are frozen; merge it first with hone export");
                }
                yield model.with(p.training(named(
                        "train-only", () -> TrainedLayout.only(p.layout(), w -> o.choice.holds(w, p.layout())))));
            }
        };
    }

    private static <T> T named(String key, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new InputException(key + ": " + e.getMessage(), e);
        }
    }
}
