package dev.hone.tasks.families;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads whole numbers that a model wrote.
final class Whole {
    private static final int MOST_DIGITS = 9;

    private Whole() {}

    /// A number of at most nine digits without leading zeros, or nothing.
    static Optional<Integer> read(String text) {
        int sign = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - sign;
        boolean padded = text.startsWith("0", sign) && text.length() > 1;
        return digits < 1 || digits > MOST_DIGITS || padded
                || !text.substring(sign).chars().allMatch(c -> c >= '0' && c <= '9')
                        ? Optional.empty()
                        : Optional.of(Integer.parseInt(text));
    }

    /// The numbers between these separators, or nothing where a part is no number.
    static Optional<List<Integer>> read(String text, String separator) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : text.split(java.util.regex.Pattern.quote(separator), -1)) {
            Optional<Integer> number = read(part);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            numbers.add(number.get());
        }
        return Optional.of(numbers);
    }
}
