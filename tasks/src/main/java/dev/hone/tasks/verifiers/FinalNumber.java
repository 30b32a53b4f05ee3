package dev.hone.tasks.verifiers;

import java.util.Optional;

/// Finds the number that a worked solution gives as its answer.
///
/// The answer is marked by `####`, by `\boxed{...}`, or by the words "answer is", "answer:" or "answer =": of the
/// marks that have a number, the last in the text counts. Behind `####` and the words, the number is the first of
/// the sentence or line, or the first after its last `=`; inside a box, the last. Without a mark, it is the text's last
/// number.
public final class FinalNumber {
    private static final String HASHES = "####";
    private static final String BOX = "\\boxed{";
    private static final String[] WORDS = {"answer is", "answer:", "answer ="};

    private FinalNumber() {}

    /// The final number; empty where the text has none.
    public static Optional<Quantity> find(String text) {
        Optional<NumberReader.Found> best = afterMark(text, HASHES, text.lastIndexOf(HASHES));
        best = later(best, inBox(text));
        for (String words : WORDS) {
            best = later(best, afterMark(text, words, lastIgnoringCase(text, words)));
        }
        return best.or(() -> NumberReader.last(text, 0, text.length())).map(NumberReader.Found::value);
    }

    private static int lastIgnoringCase(String text, String words) {
        int place = text.length() - words.length();
        while (place >= 0 && !text.regionMatches(true, place, words, 0, words.length())) {
            place--;
        }
        return place;
    }

    private static Optional<NumberReader.Found> later(
            Optional<NumberReader.Found> a, Optional<NumberReader.Found> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.or(() -> b);
        }
        return a.get().from() >= b.get().from() ? a : b;
    }

    private static Optional<NumberReader.Found> afterMark(String text, String mark, int place) {
        if (place < 0) {
            return Optional.empty();
        }
        int from = place + mark.length();
        int to = Math.min(endOf(text, "\n", from), endOf(text, ". ", from));
        int equals = text.lastIndexOf('=', to - 1);
        Optional<NumberReader.Found> result =
                equals >= from ? NumberReader.first(text, equals + 1, to) : Optional.empty();
        return result.or(() -> NumberReader.first(text, from, to));
    }

    private static int endOf(String text, String stop, int from) {
        int place = text.indexOf(stop, from);
        return place < 0 ? text.length() : place;
    }

    private static Optional<NumberReader.Found> inBox(String text) {
        int place = text.lastIndexOf(BOX);
        if (place < 0) {
            return Optional.empty();
        }
        int from = place + BOX.length();
        int depth = 1;
        int to = from;
        while (to < text.length() && depth > 0) {
            char c = text.charAt(to++);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return NumberReader.last(text, from, depth == 0 ? to - 1 : to);
    }
}
