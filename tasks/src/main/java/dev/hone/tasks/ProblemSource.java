package dev.hone.tasks;

/// An endless numbered sequence of problems: number `i` is a pure function of `i`, whoever asks and in whatever order.
@FunctionalInterface
public interface ProblemSource {
    /// Problem number `index`, from 0.
    Problem problem(long index);
}
