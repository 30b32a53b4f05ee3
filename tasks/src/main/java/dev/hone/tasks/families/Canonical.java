package dev.hone.tasks.families;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Forms in which votes count answers whose parts may stand in any order.
final class Canonical {
    private Canonical() {}

    /// Sorts the parts between these separators.
    static UnaryOperator<String> parts(String separator) {
        return answer -> Arrays.stream(answer.split(java.util.regex.Pattern.quote(separator), -1))
                .sorted()
                .collect(Collectors.joining(separator));
    }

    /// Sorts the letters.
    static String letters(String answer) {
        return answer.chars()
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
