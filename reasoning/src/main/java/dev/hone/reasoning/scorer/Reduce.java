package dev.hone.reasoning.scorer;

import java.util.List;

/// How scores of steps become one of the whole.
///
/// Source: product and min, arXiv:2305.20050; last, arXiv:2408.03314.
public enum Reduce {
    /// That of the last step.
    LAST,
    /// That of the worst.
    MIN,
    /// All multiplied.
    PRODUCT,
    /// Their mean.
    MEAN;

    /// The score of a candidate whose steps have these.
    ///
    /// @throws java.util.NoSuchElementException if there is no step
    public double of(List<Double> steps) {
        return switch (this) {
            case LAST -> steps.getLast();
            case MIN -> steps.stream().mapToDouble(x -> x).min().orElseThrow();
            case PRODUCT -> steps.stream().reduce(1.0, (a, b) -> a * b);
            case MEAN -> steps.stream().mapToDouble(x -> x).average().orElseThrow();
        };
    }
}
