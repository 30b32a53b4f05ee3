package dev.hone.tasks.families;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Shortest ways in a world of states that named moves lead between; states and moves are texts.
record StateSearch(Function<String, Map<String, String>> moves) {
    /// Every state that can be reached, with the moves of a shortest way there.
    Map<String, List<String>> ways(String start) {
        return search(start, state -> false);
    }

    /// The ways to every state that is met before a goal is.
    private Map<String, List<String>> search(String start, Predicate<String> isGoal) {
        Map<String, List<String>> ways = new LinkedHashMap<>();
        ways.put(start, List.of());
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String state = open.removeFirst();
            if (isGoal.test(state)) {
                break;
            }
            List<String> way = ways.getOrDefault(state, List.of());
            moves.apply(state).forEach((move, next) -> {
                if (!ways.containsKey(next)) {
                    List<String> longer = new ArrayList<>(way);
                    longer.add(move);
                    ways.put(next, longer);
                    open.addLast(next);
                }
            });
        }
        return ways;
    }

    /// A shortest way to a goal, or nothing where none can be reached.
    Optional<List<String>> shortest(String start, Predicate<String> isGoal) {
        return search(start, isGoal).entrySet().stream()
                .filter(way -> isGoal.test(way.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// The state after a move; empty where it is not allowed.
    Optional<String> after(String state, String move) {
        return Optional.ofNullable(moves.apply(state).get(move));
    }
}
