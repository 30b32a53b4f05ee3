package dev.hone.tasks.constraints;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which words a response uses, in capitals or not.
public sealed interface KeywordConstraint extends Constraint {
    /// All of these occur, also within other words.
    record Existence(List<String> keywords) implements KeywordConstraint {
        public Existence {
            keywords = List.copyOf(keywords);
        }

        @Override
        public boolean holds(String response) {
            String text = lower(response);
            return keywords.stream().allMatch(word -> text.contains(lower(word)));
        }

        @Override
        public String sentence() {
            return "use " + String.join(", ", keywords);
        }
    }

    /// It occurs so often, also within other words.
    record Frequency(String keyword, int frequency, Relation relation) implements KeywordConstraint {
        @Override
        public boolean holds(String response) {
            return relation.holds(count(lower(response), lower(keyword)), frequency);
        }

        @Override
        public String sentence() {
            return "use " + keyword + " " + relation.words + " " + frequency + " times";
        }
    }

    /// None of these occurs as a word of its own.
    record Forbidden(List<String> words) implements KeywordConstraint {
        public Forbidden {
            words = List.copyOf(words);
        }

        @Override
        public boolean holds(String response) {
            return words.stream().noneMatch(word -> Pattern.compile("\\b" + Pattern.quote(word) + "\\b",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS)
                    .matcher(response).find());
        }

        @Override
        public String sentence() {
            return "do not use " + String.join(", ", words);
        }
    }

    /// A letter or sign occurs so often, small or capital.
    record LetterFrequency(String letter, int frequency, Relation relation) implements KeywordConstraint {
        @Override
        public boolean holds(String response) {
            return relation.holds(count(lower(response), lower(letter)), frequency);
        }

        @Override
        public String sentence() {
            return "use the letter " + letter + " " + relation.words + " " + frequency + " times";
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static long count(String text, String part) {
        long count = 0;
        int at = part.isEmpty() ? -1 : text.indexOf(part);
        while (at >= 0) {
            count++;
            at = text.indexOf(part, at + part.length());
        }
        return count;
    }
}
