package dev.hone.training.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// Named numbers of one step, in the order in which they were put. A number that is not finite is left out, because
/// JSON has none.
public final class Metrics {
    private final Map<String, Double> values = new LinkedHashMap<>();

    /// Adds one.
    public Metrics put(String name, double value) {
        if (Double.isFinite(value)) {
            values.put(name, value);
        }
        return this;
    }

    /// Adds all of another.
    public Metrics putAll(Metrics others) {
        values.putAll(others.values);
        return this;
    }

    /// The number of this name.
    public OptionalDouble find(String name) {
        Double value = values.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// All of them, in order.
    public Map<String, Double> values() {
        return Collections.unmodifiableMap(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
