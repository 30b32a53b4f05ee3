package dev.hone.lab.world;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Split;
import java.util.ArrayList;
import java.util.List;

/// Chains of digits with attributes that can be turned one by one: which two operations, which way of writing, which
/// range of operands, how many steps. Every value is a digit.
///
/// `7.+5.*3=` is worked as `7+5=2,2*3=6#6`. Operations: `+`, `-`, `*` mod 10, `<` the smaller, `>` the larger, `|` the
/// difference without its sign. Ways of writing: one of three characters between steps, operation or operand first.
/// Texts of all ways have the same length.
public final class AttributeChains {
    /// The operations.
    public static final String OPERATIONS = "+-*<>|";
    /// Ways of writing.
    public static final int TEMPLATES = 6;
    /// Ranges of operands: 0 .. 3, 3 .. 6, 6 .. 9.
    public static final int RANGES = 3;

    private static final String BETWEEN = ".,;";
    private static final int RANGE = 3;
    private static final int MODULUS = 10;

    private AttributeChains() {}

    /// What a chain is made of: two operations by their places in [#OPERATIONS], a way of writing, a range.
    public record Cell(int first, int second, int template, int range) {}

    /// A chain: the cell it is of, its text, its operations and operands.
    public record Chain(Cell cell, String prompt, int start, List<Character> operations, List<Integer> operands) {
        public Chain {
            operations = List.copyOf(operations);
            operands = List.copyOf(operands);
        }

        /// Its last value.
        public int value() {
            int value = start;
            for (int i = 0; i < operands.size(); i++) {
                value = apply(operations.get(i), value, operands.get(i));
            }
            return value;
        }

        /// The worked solution.
        public String solution() {
            return worked(operands.size(), 0);
        }

        /// The same with a wrong value at one step, which all later ones go on from.
        ///
        /// @param offset 1 .. 9, added to the right value mod 10
        public String corrupted(int step, int offset) {
            return worked(step, offset);
        }

        private String worked(int wrong, int offset) {
            var lines = new StringBuilder();
            int value = start;
            for (int i = 0; i < operands.size(); i++) {
                int next = apply(operations.get(i), value, operands.get(i));
                next = i == wrong ? (next + offset) % MODULUS : next;
                lines.append(i == 0 ? "" : ",").append(value).append(operations.get(i)).append(operands.get(i))
                        .append('=').append(next);
                value = next;
            }
            return lines.append('#').append(value).toString();
        }
    }

    static int apply(char operation, int a, int b) {
        return switch (operation) {
            case '+' -> (a + b) % MODULUS;
            case '-' -> Math.floorMod(a - b, MODULUS);
            case '*' -> a * b % MODULUS;
            case '<' -> Math.min(a, b);
            case '>' -> Math.max(a, b);
            case '|' -> Math.abs(a - b);
            default -> throw new IllegalArgumentException("not an operation of these chains: " + operation);
        };
    }

    /// A chain of so many steps on one side of the wall between training and test. Both operations occur where there
    /// are two steps or more.
    public static Chain draw(Cell cell, int steps, Split split, Draws draws) {
        while (true) {
            Chain chain = draw(cell, steps, draws);
            if (Split.of(chain.prompt()) == split) {
                return chain;
            }
        }
    }

    private static Chain draw(Cell cell, int steps, Draws draws) {
        char[] pair = {OPERATIONS.charAt(cell.first), OPERATIONS.charAt(cell.second)};
        int lead = draws.between(0, 1);
        List<Character> operations = new ArrayList<>();
        List<Integer> operands = new ArrayList<>();
        int start = draws.between(0, MODULUS - 1);
        var prompt = new StringBuilder().append(start);
        for (int i = 0; i < steps; i++) {
            char operation = pair[i < 2 ? (lead + i) % 2 : draws.between(0, 1)];
            int operand = draws.between(RANGE * cell.range, RANGE * cell.range + RANGE);
            operations.add(operation);
            operands.add(operand);
            prompt.append(BETWEEN.charAt(cell.template % BETWEEN.length()));
            prompt.append(cell.template < BETWEEN.length() ? "" + operation + operand : "" + operand + operation);
        }
        return new Chain(cell, prompt.append('=').toString(), start, operations, operands);
    }
}
