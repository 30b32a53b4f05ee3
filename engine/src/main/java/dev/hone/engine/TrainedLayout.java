package dev.hone.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Where the weights that training may change lie in gradients and optimizer moments.
///
/// Where everything is trained, that is the order of the weights themselves. Where some are frozen, the others close
/// ranks: gradients and moments then have room for them alone. Of an adapter, all weights are trained.
///
/// Units: places and sizes count floats, padding included.
public final class TrainedLayout {
    /// The place of a weight that is frozen.
    public static final int FROZEN = -1;

    /// One weight and where its gradient begins.
    public record Part(Parameter parameter, int at) {}

    private final List<Part> parts;
    private final Map<Parameter, Integer> places;
    private final int size;

    private TrainedLayout(List<Parameter> parameters) {
        var list = new ArrayList<Part>(parameters.size());
        places = new HashMap<>();
        int next = 0;
        for (Parameter p : parameters) {
            list.add(new Part(p, next));
            places.put(p, next);
            next += p.size();
        }
        parts = List.copyOf(list);
        size = next;
    }

    /// All weights of a model.
    public static TrainedLayout all(ParameterLayout layout) {
        return new TrainedLayout(layout.parameters());
    }

    /// The weights of a model that the filter names; the others are frozen.
    ///
    /// @throws IllegalArgumentException if it names none
    public static TrainedLayout only(ParameterLayout layout, Predicate<Parameter> trained) {
        List<Parameter> chosen = layout.parameters().stream().filter(trained).toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no weight is left to be trained; name at least one");
        }
        return new TrainedLayout(chosen);
    }

    /// These weights, which lie in one array of their own.
    public static TrainedLayout of(List<Parameter> parameters) {
        return new TrainedLayout(parameters);
    }

    /// The trained weights in the order of the gradient.
    public List<Part> parts() {
        return parts;
    }

    /// Where a weight's gradient begins, or `FROZEN`.
    public int at(Parameter parameter) {
        return places.getOrDefault(parameter, FROZEN);
    }

    /// Whether a weight is trained.
    public boolean trains(Parameter parameter) {
        return places.containsKey(parameter);
    }

    /// Length of a gradient, and of each moment.
    public int size() {
        return size;
    }
}
