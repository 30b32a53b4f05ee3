package dev.hone.tasks.search;

/// A step of a search.
public sealed interface Step<S> {
    /// The state that the step ends in.
    S state();

    /// A move to a child of the state before.
    record Visit<S>(S state) implements Step<S> {}

    /// The state has no child and is no goal.
    record DeadEnd<S>(S state) implements Step<S> {}

    /// Back to the parent of the state before.
    record Back<S>(S state) implements Step<S> {}

    /// On to a state that was visited earlier.
    record Jump<S>(S state) implements Step<S> {}

    /// The state is a goal.
    record Goal<S>(S state) implements Step<S> {}
}
