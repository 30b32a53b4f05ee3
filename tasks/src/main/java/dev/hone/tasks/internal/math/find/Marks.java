package dev.hone.tasks.internal.math.find;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What tags and words announce as the answer: `<answer>`, `####`, "the answer is", "Answer:", "answer =", or a line
/// with nothing but "Answer".
final class Marks {
    private static final int WINDOW = 160;
    private static final int MOST = 60;
    private static final Pattern PHRASE = Pattern.compile(
            "answers?(?:\\*\\*|__|\\*)?(?:\\s+(?:to|for|of|in|as|that|choice|we|I|here|option)\\b[^.\\n:=]{0,80}?)?"
                    + "\\s*(?:\\*\\*|__|\\*)?(?:\\s*(?::|=)|\\s+(?:is|are|would be|should be|will be|"
                    + "must be|was|becomes|equals)\\b(?!\\s+not\\b)|\\s*\\n)(?:\\s*(?:therefore|thus|then|simply|just|"
                    + "given by|equal to|now|also|indeed|:|\\*\\*)(?=[\\s:*]))*",
            Pattern.CASE_INSENSITIVE);

    private Marks() {}

    /// What the last pair of tags holds.
    static Optional<String> tagged(String text) {
        int end = text.lastIndexOf("</answer>");
        int from = text.lastIndexOf("<answer>", end < 0 ? text.length() : end);
        if (from < 0) {
            return Optional.empty();
        }
        String inside = text.substring(from + "<answer>".length(), end < from ? text.length() : end).strip();
        return inside.isEmpty() ? Optional.empty() : Optional.of(inside);
    }

    /// The rest of the line behind the last `####` that has a rest.
    static Optional<String> hashed(String text) {
        int place = text.length();
        for (int tries = 0; tries < MOST; tries++) {
            place = text.lastIndexOf("####", place - 1);
            if (place < 0) {
                return Optional.empty();
            }
            int from = place + 4;
            int end = text.indexOf('\n', from);
            String rest = text.substring(from, end < 0 ? text.length() : end).strip();
            boolean more =
                    from < text.length() && text.charAt(from) == '#' || place > 0 && text.charAt(place - 1) == '#';
            if (!rest.isEmpty() && !more) {
                return Optional.of(rest);
            }
        }
        return Optional.empty();
    }

    /// What follows the last phrase that announces an answer.
    static Optional<String> announced(String text) {
        int place = text.length();
        for (int tries = 0; tries < MOST; tries++) {
            place = lastWord(text, place - 1);
            if (place < 0) {
                return Optional.empty();
            }
            int end = Math.min(text.length(), place + WINDOW);
            Matcher m = PHRASE.matcher(text.substring(place, end));
            boolean word = place == 0 || !Character.isLetter(text.charAt(place - 1));
            if (word && m.lookingAt() && (text.charAt(place + m.end() - 1) != '\n' || isHeading(text, place))) {
                String rest = Sentences.first(text, place + m.end());
                if (!rest.isBlank()) {
                    return Optional.of(rest);
                }
            }
        }
        return Optional.empty();
    }

    private static int lastWord(String text, int from) {
        int last = -1;
        for (String word : List.of("answer", "Answer", "ANSWER")) {
            last = Math.max(last, text.lastIndexOf(word, from));
        }
        return last;
    }

    /// Whether nothing but Markdown and "final" stands before a place in its line.
    private static boolean isHeading(String text, int place) {
        int from = text.lastIndexOf('\n', place) + 1;
        String before = text.substring(Math.max(from, place - WINDOW), place).toLowerCase(Locale.ROOT);
        return before.replace("final", "").replace("the", "").chars().noneMatch(Character::isLetterOrDigit);
    }
}
