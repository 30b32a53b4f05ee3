package dev.hone.tasks.families;

import dev.hone.foundation.InputException;
import dev.hone.tasks.verifiers.Excerpt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numbers to use once each and the value to reach.
record Goal(List<Integer> numbers, long target) {
    Goal {
        numbers = numbers.stream().sorted().toList();
    }

    /// Reads a gold text: a question such as `t3,5,8>16=` (letter and `=` may be missing) or an expression such as
    /// `3+5+8`, which stands for its numbers and its value.
    static Goal parse(String gold) {
        int wanted = gold.indexOf('>');
        if (wanted < 0) {
            Expression expression =
                    Expression.parse(gold).orElseThrow(() -> new InputException("the gold text " + Excerpt.of(gold)
                            + " is neither a question such as t3,5,8>16= nor an expression such as 3+5+8"));
            return new Goal(expression.numbers(), expression.value());
        }
        int start = !gold.isEmpty() && Character.isLetter(gold.charAt(0)) ? 1 : 0;
        int end = gold.endsWith("=") ? gold.length() - 1 : gold.length();
        List<Integer> numbers = new ArrayList<>();
        for (String number : gold.substring(Math.min(start, wanted), wanted).split(",", -1)) {
            numbers.add(number(number, gold));
        }
        return new Goal(numbers, number(gold.substring(wanted + 1, Math.max(wanted + 1, end)), gold));
    }

    private static int number(String text, String gold) {
        if (text.isEmpty() || text.length() > 4 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new InputException("the gold text " + Excerpt.of(gold) + " has " + Excerpt.of(text)
                    + " where a number belongs; write a question such as t3,5,8>16=");
        }
        return Integer.parseInt(text);
    }

    /// Whether the expression uses exactly the goal's numbers.
    boolean uses(Expression expression) {
        int[] given = expression.numbers().stream().mapToInt(Integer::intValue).sorted().toArray();
        return Arrays.equals(given, numbers.stream().mapToInt(Integer::intValue).toArray());
    }

    /// The question of this goal behind a family's letter.
    static String question(String letter, List<Integer> numbers, int target) {
        return letter + String.join(",", numbers.stream().map(String::valueOf).toList()) + ">" + target + "=";
    }
}
