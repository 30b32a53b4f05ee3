package dev.hone.tasks.verifiers;

import java.util.Optional;

/// What announces the answer in a text, and which number of the sentence or line behind it is meant.
enum AnswerMark {
    /// The first number, or the first after the last `=`.
    HASHES("####"),
    /// The same if nothing but signs comes between ("the answer is $5, not 6"); else the sentence's last number ("the
    /// answer is that 5 of 8 are left, so 3").
    ANSWER_IS("answer is"),
    /// The same if nothing but signs comes between; else the mark only opens an explanation and does not count.
    ANSWER_COLON("answer:"),
    /// As with the colon.
    ANSWER_EQUALS("answer =");

    private final String text;

    AnswerMark(String text) {
        this.text = text;
    }

    /// The number behind the last place of this mark; empty where there is no such place or no such number.
    Optional<NumberReader.Found> number(String solution) {
        int place = place(solution);
        if (place < 0) {
            return Optional.empty();
        }
        int from = place + text.length();
        int to = Math.min(endOf(solution, "\n", from), endOf(solution, ". ", from));
        Optional<NumberReader.Found> first = NumberReader.first(solution, from, to);
        if (first.isEmpty()) {
            return first;
        }
        boolean rightBehind = onlySigns(solution, from, first.get().from());
        if (!rightBehind && (this == ANSWER_COLON || this == ANSWER_EQUALS)) {
            return Optional.empty();
        }
        int equals = solution.lastIndexOf('=', to - 1);
        Optional<NumberReader.Found> result =
                equals >= from ? NumberReader.first(solution, equals + 1, to) : Optional.empty();
        return result.or(() -> rightBehind || this == HASHES ? first : NumberReader.last(solution, from, to));
    }

    /// The last place of the mark, in capitals or not; -1 where there is none.
    private int place(String solution) {
        int place = solution.length() - text.length();
        while (place >= 0 && !solution.regionMatches(true, place, text, 0, text.length())) {
            place--;
        }
        return place;
    }

    private static int endOf(String solution, String stop, int from) {
        int place = solution.indexOf(stop, from);
        return place < 0 ? solution.length() : place;
    }

    private static boolean onlySigns(String solution, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isLetterOrDigit(solution.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
