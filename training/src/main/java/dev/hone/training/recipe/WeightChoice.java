package dev.hone.training.recipe;

import dev.hone.engine.Parameter;
import dev.hone.engine.ParameterLayout;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Weights by decoder layer (from 0; empty: all layers) and by kind (empty: all kinds).
///
/// Embedding, last norm and head belong to no layer: they are chosen where their kind is named, or where layers and
/// kinds are both empty; the last norm only where no layers are named. A tied embedding is also the head.
/// Throws: `IllegalArgumentException` where nothing is chosen at all.
public record WeightChoice(List<Integer> layers, List<Kind> weights) {
    private static final Pattern IN_LAYER = Pattern.compile("layers\\.(\\d+)\\.(\\w+)");

    /// What a weight is for.
    public enum Kind {
        /// Projections of queries, keys, values and the way back, with biases.
        ATTENTION,
        /// Gate, up and down projections.
        FEED_FORWARD,
        /// The scales of all norms.
        NORMS,
        /// The token embedding.
        EMBEDDING,
        /// The output head, of logits or of values.
        HEAD
    }

    public WeightChoice {
        layers = List.copyOf(new TreeSet<>(layers));
        weights = weights.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(weights));
        if (layers.isEmpty() && weights.isEmpty()) {
            throw new IllegalArgumentException("name layers, such as [0, 1], or weights, such as [norms]");
        }
    }

    static WeightChoice read(Section s) {
        List<Integer> layers = s.integers("layers", List.of(), 0, Integer.MAX_VALUE);
        List<Kind> weights = s.words("weights", List.of(), List.of(Kind.values()), Section::spelling);
        return s.finish(() -> new WeightChoice(layers, weights));
    }

    void write(Outline o) {
        o.put("layers", layers).words("weights", weights.stream().map(Section::spelling).toList());
    }

    /// Whether a weight of this layout is chosen.
    ///
    /// @throws IllegalArgumentException if a layer is not there
    public boolean holds(Parameter weight, ParameterLayout layout) {
        int n = layout.config().layers();
        if (!layers.isEmpty() && layers.getLast() >= n) {
            throw new IllegalArgumentException(
                    "layer " + layers.getLast() + " is not there; the model has layers 0 to " + (n - 1));
        }
        Matcher m = IN_LAYER.matcher(weight.name());
        if (m.matches()) {
            return (layers.isEmpty() || layers.contains(Integer.parseInt(m.group(1))))
                    && (weights.isEmpty() || weights.contains(kind(m.group(2))));
        }
        if (weight.equals(layout.finalNorm())) {
            return layers.isEmpty() && weights.contains(Kind.NORMS);
        }
        return weight.equals(layout.head()) && weights.contains(Kind.HEAD)
                || weight.equals(layout.embedding()) && weights.contains(Kind.EMBEDDING);
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "projection", "projection_bias", "output" -> Kind.ATTENTION;
            case "gate_up", "down" -> Kind.FEED_FORWARD;
            default -> Kind.NORMS;
        };
    }
}
