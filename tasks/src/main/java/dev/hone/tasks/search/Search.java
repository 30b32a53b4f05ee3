package dev.hone.tasks.search;

import java.util.List;
import java.util.Optional;

/// The steps that a searcher took, dead ends among them.
public record Search<S>(List<Step<S>> steps) {
    public Search {
        steps = List.copyOf(steps);
    }

    /// The goal, where it was found.
    public Optional<S> goal() {
        return steps.isEmpty() || !(steps.getLast() instanceof Step.Goal<S> g) ? Optional.empty()
                : Optional.of(g.state());
    }

    /// The states that were visited, in order.
    public List<S> visited() {
        return steps.stream().filter(s -> s instanceof Step.Visit<S>).map(Step::state).toList();
    }
}
