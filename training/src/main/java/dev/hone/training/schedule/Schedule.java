package dev.hone.training.schedule;

/// When the groups of a step are begun, and so how old the weights are that write them.
///
/// Version v of the weights is what v steps made of them. Step s trains version s - 1; a group of step s that was begun
/// by version v has the staleness s - 1 - v.
///
/// All times are virtual: they follow from the recipe's [Machines] and from what the models write, not from a clock on
/// the wall. So a run is the same bits on every machine, and staleness is what it would be on the machines described.
public sealed interface Schedule permits Synchronous, OneStepOff, Asynchronous {
    /// What the schedule allows.
    Rule rule();

    /// As recipes spell it.
    String name();

    /// Whether groups are begun before the step before theirs is done.
    default boolean drawsAhead() {
        return rule().staleness() > 0;
    }
}
