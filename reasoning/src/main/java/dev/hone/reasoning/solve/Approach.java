package dev.hone.reasoning.solve;

/// How a set of questions is solved.
public sealed interface Approach {
    /// Each by itself, with the same strategy.
    record Each(Strategy strategy) implements Approach {}

    /// All together, out of one budget.
    record Shared(Allocation allocation) implements Approach {}
}
