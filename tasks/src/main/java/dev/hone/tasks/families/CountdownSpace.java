package dev.hone.tasks.families;

import dev.hone.tasks.search.StateSpace;
import java.util.ArrayList;
import java.util.List;

/// Countdown as states: what was computed so far from left to right, and the numbers that are left. A move takes a
/// number (the first) or an operator with a number: `3`, then `+5=8`. Values stay in 0 .. [Expression#LARGEST].
record CountdownSpace(Goal goal) implements StateSpace<CountdownSpace.State> {
    /// The expression so far (empty at the start), its value, and what is left, ascending.
    record State(String expression, int value, List<Integer> left) {
        State {
            left = List.copyOf(left);
        }

        private State with(String more, int newValue, Integer used) {
            List<Integer> rest = new ArrayList<>(left);
            rest.remove(used);
            return new State(expression + more, newValue, rest);
        }
    }

    @Override
    public State start() {
        return new State("", 0, goal.numbers());
    }

    @Override
    public List<State> children(State state) {
        List<State> children = new ArrayList<>();
        for (Integer number : state.left().stream().distinct().toList()) {
            if (state.expression().isEmpty()) {
                children.add(state.with(String.valueOf(number), number, number));
                continue;
            }
            for (Operator operator : Operator.values()) {
                int value = operator.apply(state.value(), number);
                if (value >= 0 && value <= Expression.LARGEST) {
                    children.add(state.with("" + operator.sign() + number, value, number));
                }
            }
        }
        return children;
    }

    @Override
    public boolean goal(State state) {
        return state.left().isEmpty() && state.value() == goal.target();
    }

    @Override
    public String move(State state) {
        int sign = lastSign(state.expression());
        return sign < 0 ? state.expression() : state.expression().substring(sign) + "=" + state.value();
    }

    private static int lastSign(String expression) {
        int at = expression.length() - 1;
        while (at >= 0 && !Operator.isSign(expression.charAt(at))) {
            at--;
        }
        return at;
    }

    @Override
    public String name(State state) {
        return state.expression();
    }

    @Override
    public Read<State> read(State from, String text, int at) {
        int sign = from.expression().isEmpty() ? 0 : 1;
        int end = digits(text, at + sign);
        boolean written = end > at + sign && (sign == 0 || Operator.isSign(text.charAt(at)));
        if (!written) {
            return new Read.Illegal<>(at + 1);
        }
        String move = text.substring(at, end);
        int value = -1;
        int rest = end;
        if (sign == 1 && end < text.length() && text.charAt(end) == '=') {
            rest = digits(text, end + 1);
            value = rest > end + 1 ? Integer.parseInt(text.substring(end + 1, rest)) : -1;
        }
        for (State child : children(from)) {
            if (child.expression().equals(from.expression() + move)) {
                return sign == 0 || value == child.value() ? new Read.Legal<>(child, rest)
                        : new Read.Miscalculated<>(child, rest);
            }
        }
        return new Read.Illegal<>(rest);
    }

    /// Where the digits that begin at `at` end; at most four of them.
    private static int digits(String text, int at) {
        int end = at;
        while (end < text.length() && end - at < 4 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /// How far a state is from the target by its value alone; smaller is nearer.
    double distance(State state) {
        return Math.abs(goal.target() - state.value());
    }

    /// How far a state's value is from the nearest factor of the target.
    double factorDistance(State state) {
        double least = Double.POSITIVE_INFINITY;
        for (int f = 1; f <= goal.target(); f++) {
            if (goal.target() % f == 0) {
                least = Math.min(least, Math.abs(f - state.value()));
            }
        }
        return least;
    }
}
