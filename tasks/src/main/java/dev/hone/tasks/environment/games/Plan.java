package dev.hone.tasks.environment.games;

import dev.hone.foundation.Draws;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/// Shortest sequences of moves, by breadth first, in any world whose states are values.
///
/// `next` gives the state after a move, which may be the same; moves are tried in their order, so that a plan is a
/// pure function of the state.
record Plan<S>(BiFunction<S, Move, S> next, Predicate<S> isGoal) {
    /// A shortest sequence of moves to a goal, or nothing where none can be reached.
    Optional<List<Move>> from(S start) {
        Map<S, List<Move>> paths = new HashMap<>();
        ArrayDeque<S> open = new ArrayDeque<>();
        paths.put(start, List.of());
        open.add(start);
        while (!open.isEmpty()) {
            S state = open.remove();
            List<Move> path = paths.getOrDefault(state, List.of());
            if (isGoal.test(state)) {
                return Optional.of(path);
            }
            for (Move move : Move.ALL) {
                S after = next.apply(state, move);
                if (!paths.containsKey(after)) {
                    List<Move> longer = new ArrayList<>(path);
                    longer.add(move);
                    paths.put(after, longer);
                    open.add(after);
                }
            }
        }
        return Optional.empty();
    }

    /// Moves to a goal, one a line, at most `most`: each is the plan's, or by this chance any.
    String script(S start, int most, double slip, Draws draws) {
        List<String> actions = new ArrayList<>();
        S state = start;
        while (actions.size() < most && !isGoal.test(state)) {
            Optional<List<Move>> plan = from(state);
            Move move = plan.isEmpty() || draws.chance(slip) ? draws.pick(Move.ALL) : plan.get().getFirst();
            actions.add(move.letter);
            state = next.apply(state, move);
        }
        return String.join("\n", actions);
    }
}
