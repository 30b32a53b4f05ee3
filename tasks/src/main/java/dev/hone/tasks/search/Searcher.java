package dev.hone.tasks.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A symbolic search, whose steps are kept in the order in which it took them. `most` bounds the states it visits.
///
/// Source: the searchers of Stream of Search, arXiv:2404.03683 (depth first and beams, two heuristics).
public sealed interface Searcher {
    /// Searches; children with a smaller heuristic come first, equal ones in the order of the space.
    <S> Search<S> run(StateSpace<S> space, ToDoubleFunction<S> heuristic);

    /// Follows one path until it ends, then goes back to the last state with a child that was not seen.
    record DepthFirst(int most) implements Searcher {
        public DepthFirst {
            positive("most", most);
        }

        @Override
        public <S> Search<S> run(StateSpace<S> space, ToDoubleFunction<S> heuristic) {
            List<Step<S>> steps = new ArrayList<>();
            Deque<Deque<S>> open = new ArrayDeque<>();
            Deque<S> path = new ArrayDeque<>(List.of(space.start()));
            open.push(ordered(space.start(), space, heuristic));
            int visited = 0;
            while (!open.isEmpty()) {
                if (open.element().isEmpty()) {
                    open.pop();
                    path.pop();
                    if (!path.isEmpty()) {
                        steps.add(new Step.Back<>(path.element()));
                    }
                    continue;
                }
                if (visited++ == most) {
                    break;
                }
                S next = open.element().removeFirst();
                steps.add(new Step.Visit<>(next));
                if (space.goal(next)) {
                    steps.add(new Step.Goal<>(next));
                    break;
                }
                Deque<S> children = ordered(next, space, heuristic);
                if (children.isEmpty()) {
                    steps.add(new Step.DeadEnd<>(next));
                }
                path.push(next);
                open.push(children);
            }
            return new Search<>(steps);
        }
    }

    /// Keeps the `width` best states of each depth. A width beyond all states is breadth first.
    record Beam(int width, int most) implements Searcher {
        public Beam {
            positive("width", width);
            positive("most", most);
        }

        @Override
        public <S> Search<S> run(StateSpace<S> space, ToDoubleFunction<S> heuristic) {
            List<Step<S>> steps = new ArrayList<>();
            List<S> level = List.of(space.start());
            S at = space.start();
            int visited = 0;
            while (!level.isEmpty()) {
                List<S> next = new ArrayList<>();
                for (S state : level) {
                    for (S child : ordered(state, space, heuristic)) {
                        if (visited++ == most) {
                            return new Search<>(steps);
                        }
                        if (!at.equals(state)) {
                            steps.add(new Step.Jump<>(state));
                        }
                        steps.add(new Step.Visit<>(child));
                        at = child;
                        if (space.goal(child)) {
                            steps.add(new Step.Goal<>(child));
                            return new Search<>(steps);
                        }
                        next.add(child);
                    }
                }
                level = next.stream().sorted(Comparator.comparingDouble(heuristic)).limit(width).toList();
            }
            return new Search<>(steps);
        }
    }

    private static <S> Deque<S> ordered(S state, StateSpace<S> space, ToDoubleFunction<S> heuristic) {
        return new ArrayDeque<>(
                space.children(state).stream().sorted(Comparator.comparingDouble(heuristic)).toList());
    }

    private static void positive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be positive: " + value);
        }
    }
}
