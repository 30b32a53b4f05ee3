package dev.hone.tasks.families;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Numbers joined by operators, computed strictly from left to right: `3+5*2` is 16.
record Expression(List<Integer> numbers, List<Operator> operators) {
    /// Values and intermediate values outside 0 .. LARGEST do not count as reached in countdown.
    static final int LARGEST = 99;

    private static final int MOST_NUMBERS = 64;
    private static final int MOST_DIGITS = 4;

    /// Reads digits joined by single operators; empty for any other text.
    static Optional<Expression> parse(String text) {
        List<Integer> numbers = new ArrayList<>();
        List<Operator> operators = new ArrayList<>();
        int i = 0;
        while (true) {
            int start = i;
            int value = 0;
            while (i < text.length() && i - start < MOST_DIGITS && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                value = 10 * value + text.charAt(i++) - '0';
            }
            boolean padded = i - start > 1 && text.charAt(start) == '0';
            if (i == start || padded || numbers.size() == MOST_NUMBERS) {
                return Optional.empty();
            }
            numbers.add(value);
            if (i == text.length()) {
                return Optional.of(new Expression(List.copyOf(numbers), List.copyOf(operators)));
            }
            if (!Operator.isSign(text.charAt(i))) {
                return Optional.empty();
            }
            operators.add(Operator.of(text.charAt(i++)));
        }
    }

    /// The value after the first `steps` operators.
    long valueAfter(int steps) {
        long value = numbers.getFirst();
        for (int i = 0; i < steps; i++) {
            long right = numbers.get(i + 1);
            value = switch (operators.get(i)) {
                case PLUS -> value + right;
                case MINUS -> value - right;
                case TIMES -> Math.clamp(value * right, -1_000_000_000_000L, 1_000_000_000_000L);
            };
        }
        return value;
    }

    /// The value, whatever its size.
    long value() {
        return valueAfter(operators.size());
    }

    /// The value if it and all intermediate values lie in 0 .. [#LARGEST].
    OptionalInt boundedValue() {
        int value = numbers.getFirst();
        for (int i = 0; i < operators.size(); i++) {
            value = operators.get(i).apply(value, numbers.get(i + 1));
            if (value < 0 || value > LARGEST) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(value);
    }

    /// As a model writes it: `3+5*2`.
    String text() {
        StringBuilder out = new StringBuilder().append(numbers.getFirst());
        for (int i = 0; i < operators.size(); i++) {
            out.append(operators.get(i).sign()).append(numbers.get(i + 1));
        }
        return out.toString();
    }
}
