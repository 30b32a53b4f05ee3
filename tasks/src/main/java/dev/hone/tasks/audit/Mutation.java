package dev.hone.tasks.audit;

import dev.hone.foundation.Draws;

/// Makes a right answer wrong by one small change of its text: a digit, letter or sign replaced, one added in front or
/// behind, the last one dropped, or two neighbours swapped.
///
/// Changes that keep a number's value (a leading zero, a dropped decimal zero, a moved separator) are not made.
final class Mutation {
    private static final String SIGNS = "+-*";

    private Mutation() {}

    static String of(String answer, Draws draws) {
        String mutated = answer;
        while (mutated.equals(answer)) {
            mutated = change(answer, draws);
        }
        return mutated;
    }

    private static String change(String answer, Draws draws) {
        int place = draws.between(0, answer.length() - 1);
        return switch (draws.between(0, 4)) {
            case 0, 1 -> answer.substring(0, place) + other(answer, place, draws) + answer.substring(place + 1);
            case 2 -> draws.chance(0.5) ? extra(answer, draws) + answer : answer + extra(answer, draws);
            case 3 -> answer.length() > 1 && answer.indexOf('.') < 0
                    ? answer.substring(0, answer.length() - 1)
                    : answer;
            default -> swapped(answer, place);
        };
    }

    private static char extra(String answer, Draws draws) {
        return Character.isLetter(answer.charAt(0))
                ? (char) ('a' + draws.between(0, 7))
                : (char) ('0' + draws.between(1, 9));
    }

    private static char other(String answer, int place, Draws draws) {
        char c = answer.charAt(place);
        if (answer.chars().allMatch(d -> d == '0' || d == '1')) {
            return c == '0' ? '1' : '0';
        }
        if (c >= '0' && c <= '9') {
            return (char) ('0' + draws.between(0, 9));
        }
        return SIGNS.indexOf(c) >= 0
                ? SIGNS.charAt(draws.between(0, 2))
                : Character.isLetter(c) ? (char) ('a' + draws.between(0, 7)) : c;
    }

    private static String swapped(String answer, int place) {
        if (place + 1 >= answer.length() || answer.indexOf('.') >= 0 || answer.indexOf(',') >= 0) {
            return answer;
        }
        return answer.substring(0, place) + answer.charAt(place + 1) + answer.charAt(place)
                + answer.substring(place + 2);
    }
}
