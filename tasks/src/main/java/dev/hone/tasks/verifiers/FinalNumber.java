package dev.hone.tasks.verifiers;

import java.util.Optional;

/// Finds the number that a worked solution gives as its answer.
///
/// The answer is marked by `####`, by `\boxed{...}`, or by the words "answer is", "answer:" or "answer =": of the
/// marks that have a number, the last in the text counts. Behind `####` and the words, it is the number of the same
/// sentence or line that [AnswerMark] says; inside a box, the last. Without a mark, it is the text's last number.
public final class FinalNumber {
    private static final String BOX = "\\boxed{";

    private FinalNumber() {}

    /// The final number; empty where the text has none.
    public static Optional<Quantity> find(String text) {
        Optional<NumberReader.Found> best = inBox(text);
        for (AnswerMark mark : AnswerMark.values()) {
            best = later(best, mark.number(text));
        }
        return best.or(() -> NumberReader.last(text, 0, text.length())).map(NumberReader.Found::value);
    }

    private static Optional<NumberReader.Found> later(
            Optional<NumberReader.Found> a, Optional<NumberReader.Found> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.or(() -> b);
        }
        return a.get().from() >= b.get().from() ? a : b;
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
