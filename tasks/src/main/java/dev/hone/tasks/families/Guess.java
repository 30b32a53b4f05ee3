package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import java.util.List;

/// What is answered without work: often near the right answer, sometimes right.
final class Guess {
    private static final List<Integer> MISSES = List.of(0, 0, 0, 1, -1, 2, -2, 3, -3, 5, -5, 10, -10);
    private static final double REPLACED = 0.3;
    private static final double RIGHT = 0.15;

    private Guess() {}

    /// A number, right about one time in four.
    static int near(int right, Draws draws) {
        return right + draws.pick(MISSES);
    }

    /// The same, never below zero.
    static int natural(int right, Draws draws) {
        return Math.max(0, near(right, draws));
    }

    /// The text with each character replaced, by a random one of these, with probability 0.3.
    static String replaced(String right, String characters, Draws draws) {
        StringBuilder guess = new StringBuilder(right);
        for (int i = 0; i < guess.length(); i++) {
            if (draws.chance(REPLACED)) {
                guess.setCharAt(i, characters.charAt(draws.between(0, characters.length() - 1)));
            }
        }
        return guess.toString();
    }

    /// Whether somebody is lucky, which happens with probability 0.15.
    static boolean isLucky(Draws draws) {
        return draws.chance(RIGHT);
    }
}
