package dev.hone.tasks.internal.math.unit;

import dev.hone.tasks.verifiers.Quantity;
import java.util.Map;
import java.util.TreeMap;

/// A unit: powers of dimensions, and how many of their base units it is. What is counted (apples) is a dimension of its
/// own, named with a `#` before it.
public record Unit(Map<String, Integer> dimensions, Quantity factor) {
    /// No unit.
    public static final Unit NONE = new Unit(Map.of(), Quantity.ONE);

    /// The highest power of a unit.
    private static final int MOST = 12;

    public Unit {
        dimensions = Map.copyOf(dimensions);
    }

    /// The unit of counting these things.
    public static Unit counting(String things) {
        return new Unit(Map.of("#" + things, 1), Quantity.ONE);
    }

    /// This times another.
    public Unit times(Unit other) {
        Map<String, Integer> all = new TreeMap<>(dimensions);
        other.dimensions.forEach((name, power) -> all.merge(name, power, Integer::sum));
        all.values().removeIf(power -> power == 0);
        return new Unit(all, factor.times(other.factor));
    }

    /// This to a power between -12 and 12; others count as the nearest.
    public Unit power(int exponent) {
        int n = Math.clamp(exponent, -MOST, MOST);
        Map<String, Integer> all = new TreeMap<>();
        dimensions.forEach((name, power) -> all.put(name, power * n));
        all.values().removeIf(power -> power == 0);
        return new Unit(all, factor.power(n));
    }

    /// Whether it only counts things.
    public boolean counts() {
        return !dimensions.isEmpty() && dimensions.keySet().stream().allMatch(name -> name.startsWith("#"));
    }

    /// Whether it is an angle in degrees, or a temperature whose scale was left out.
    public boolean isDegrees() {
        return dimensions.equals(Map.of("degree", 1));
    }
}
