package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Problem;

/// What the column families share: numbers of n digits and guesses that get some digits wrong.
final class Digits {
    private static final double REPLACED = 0.45;

    private Digits() {}

    /// A number of exactly n digits.
    static int number(Draws draws, int n) {
        int low = (int) StrictMath.pow(10, n - 1);
        return draws.between(low, 10 * low - 1);
    }

    /// The digit of a text at a place.
    static int at(String digits, int place) {
        return digits.charAt(place) - '0';
    }

    /// The answer with each digit replaced, by a random one below `base`, with probability 0.45.
    static String guess(String answer, int base, Draws draws) {
        StringBuilder guess = new StringBuilder(answer);
        for (int i = 0; i < guess.length(); i++) {
            if (draws.chance(REPLACED)) {
                guess.setCharAt(i, (char) ('0' + draws.between(0, base - 1)));
            }
        }
        return guess.toString();
    }

    /// The two operands of a prompt such as `a473+958=`.
    static String[] operands(Problem problem, char sign) {
        String prompt = problem.prompt();
        int split = prompt.indexOf(sign);
        return new String[] {prompt.substring(1, split), prompt.substring(split + 1, prompt.length() - 1)};
    }
}
