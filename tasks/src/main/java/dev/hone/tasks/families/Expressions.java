package dev.hone.tasks.families;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// All expressions that use each of some numbers once, by the value that they reach.
final class Expressions {
    private final int[] left;
    private final List<Operator> operators;
    private final Function<Expression, OptionalInt> value;
    private final SortedMap<Integer, List<Expression>> found = new TreeMap<>();

    private Expressions(int[] numbers, List<Operator> operators, Function<Expression, OptionalInt> value) {
        this.left = numbers;
        this.operators = operators;
        this.value = value;
    }

    /// Finds the expressions; those without a value are left out, and equal numbers are not told apart.
    static Expressions of(
            List<Integer> numbers, List<Operator> operators, Function<Expression, OptionalInt> value) {
        int[] sorted = numbers.stream().mapToInt(Integer::intValue).sorted().toArray();
        Expressions search = new Expressions(sorted, operators, value);
        search.order(new boolean[sorted.length], new ArrayList<>());
        return search;
    }

    /// The values that are reached, ascending.
    List<Integer> values() {
        return List.copyOf(found.keySet());
    }

    /// The expressions with this value; empty where there are none.
    List<Expression> reaching(long wanted) {
        return wanted == (int) wanted ? found.getOrDefault((int) wanted, List.of()) : List.of();
    }

    /// All expressions, by ascending value.
    List<Expression> all() {
        return found.values().stream().flatMap(List::stream).toList();
    }

    private void order(boolean[] used, List<Integer> chosen) {
        if (chosen.size() == left.length) {
            sign(List.copyOf(chosen), new ArrayList<>());
            return;
        }
        for (int i = 0; i < left.length; i++) {
            boolean twin = i > 0 && left[i] == left[i - 1] && !used[i - 1];
            if (!used[i] && !twin) {
                used[i] = true;
                chosen.add(left[i]);
                order(used, chosen);
                chosen.removeLast();
                used[i] = false;
            }
        }
    }

    private void sign(List<Integer> numbers, List<Operator> chosen) {
        if (chosen.size() == numbers.size() - 1) {
            Expression expression = new Expression(numbers, List.copyOf(chosen));
            OptionalInt reached = value.apply(expression);
            if (reached.isPresent()) {
                found.computeIfAbsent(reached.getAsInt(), key -> new ArrayList<>()).add(expression);
            }
            return;
        }
        for (Operator operator : operators) {
            chosen.add(operator);
            sign(numbers, chosen);
            chosen.removeLast();
        }
    }
}
