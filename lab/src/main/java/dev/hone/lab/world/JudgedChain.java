package dev.hone.lab.world;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Two worked answers to one chain of digits, of which one makes a single wrong step and goes on from it:
/// `7+5*3-2:2,6,4/2,9,7=`. Both have the same length, so that length says nothing.
///
/// @param chain the chain, `7+5*3-2`
/// @param right its values from left to right, each mod 10
/// @param wrong the same with one step wrong, and all after it following from that; the last values differ
public record JudgedChain(String chain, List<Integer> right, List<Integer> wrong) {
    private static final int MODULUS = 10;

    public JudgedChain {
        right = List.copyOf(right);
        wrong = List.copyOf(wrong);
    }

    /// Which answer stands first.
    public enum Order {
        /// The right one, so that the verdict is `a`.
        RIGHT_FIRST,
        /// The wrong one, so that the verdict is `b`.
        WRONG_FIRST;

        /// The verdict that is right.
        public String verdict() {
            return this == RIGHT_FIRST ? "a" : "b";
        }
    }

    /// A pair with so many steps on one side of the wall between training and test, which goes by the chain.
    public static JudgedChain draw(Draws draws, int steps, Split split) {
        while (true) {
            var chain = new StringBuilder().append(draws.between(0, MODULUS - 1));
            for (int i = 0; i < steps; i++) {
                chain.append("+-*".charAt(draws.between(0, 2))).append(draws.between(1, MODULUS - 1));
            }
            String text = chain.toString();
            List<Integer> right = values(text, -1, 0);
            List<Integer> wrong = values(text, draws.between(0, steps - 1), draws.between(1, MODULUS - 1));
            if (Split.of(text) == split && !right.getLast().equals(wrong.getLast())) {
                return new JudgedChain(text, right, wrong);
            }
        }
    }

    private static List<Integer> values(String chain, int slip, int offset) {
        List<Integer> values = new ArrayList<>();
        int value = chain.charAt(0) - '0';
        for (int i = 1; i + 1 < chain.length(); i += 2) {
            value = apply(value, chain.charAt(i), chain.charAt(i + 1) - '0');
            value = values.size() == slip ? (value + offset) % MODULUS : value;
            values.add(value);
        }
        return values;
    }

    private static int apply(int value, char operator, int operand) {
        return Math.floorMod(operator == '+' ? value + operand : operator == '-' ? value - operand : value * operand,
                MODULUS);
    }

    /// Its number of steps.
    public int steps() {
        return right.size();
    }

    /// The step, from 0, at which the answers part.
    public int parting() {
        int i = 0;
        while (right.get(i).equals(wrong.get(i))) {
            i++;
        }
        return i;
    }

    /// How a judge is asked.
    public String prompt(Order order) {
        return chain + ":" + (order == Order.RIGHT_FIRST
                ? written(right) + "/" + written(wrong)
                : written(wrong) + "/" + written(right)) + "=";
    }

    /// An answer as it is written.
    public static String written(List<Integer> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /// The chain solved anew, step by step: `7+5=2,2*3=6,6-2=4`.
    public String solved() {
        var text = new StringBuilder();
        int value = chain.charAt(0) - '0';
        for (int i = 0; i < right.size(); i++) {
            text.append(i == 0 ? "" : ",").append(value).append(chain, 1 + 2 * i, 3 + 2 * i).append('=')
                    .append(right.get(i));
            value = right.get(i);
        }
        return text.toString();
    }
}
