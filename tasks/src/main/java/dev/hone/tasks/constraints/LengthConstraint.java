package dev.hone.tasks.constraints;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// How long a response is.
public sealed interface LengthConstraint extends Constraint {
    /// So many words: runs of letters, digits and underscores.
    record Words(int words, Relation relation) implements LengthConstraint {
        private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

        @Override
        public boolean holds(String response) {
            return relation.holds(WORD.matcher(response).results().count(), words);
        }

        @Override
        public String sentence() {
            return "write " + relation.words + " " + words + " words";
        }
    }

    /// So many sentences ([Sentences]).
    record SentenceCount(int sentences, Relation relation) implements LengthConstraint {
        @Override
        public boolean holds(String response) {
            return relation.holds(Sentences.count(response), sentences);
        }

        @Override
        public String sentence() {
            return "write " + relation.words + " " + sentences + " sentences";
        }
    }

    /// Exactly so many paragraphs with `***` between them.
    record Paragraphs(int paragraphs) implements LengthConstraint {
        @Override
        public boolean holds(String response) {
            List<String> parts = List.of(response.split("\\*\\*\\*", -1));
            long empty = parts.stream().filter(String::isBlank).count();
            int ends = (parts.getFirst().isBlank() ? 1 : 0)
                    + (parts.size() > 1 && parts.getLast().isBlank() ? 1 : 0);
            return empty == ends && parts.size() - empty == paragraphs;
        }

        @Override
        public String sentence() {
            return "write " + paragraphs + " paragraphs separated by ***";
        }
    }

    /// So many paragraphs with empty lines between them, one of which (from 1) begins with a word.
    record FirstWord(int paragraphs, int paragraph, String word) implements LengthConstraint {
        private static final String AROUND = "'\"";

        @Override
        public boolean holds(String response) {
            List<String> parts =
                    Arrays.stream(response.split("\n\n", -1)).map(String::strip).filter(p -> !p.isEmpty()).toList();
            return parts.size() == paragraphs && paragraph >= 1 && paragraph <= parts.size()
                    && first(parts.get(paragraph - 1)).equals(word.toLowerCase(Locale.ROOT));
        }

        private static String first(String text) {
            int from = 0;
            while (from < text.length() && AROUND.indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            int to = from;
            while (to < text.length() && !Character.isWhitespace(text.charAt(to))
                    && ".,?!'\"".indexOf(text.charAt(to)) < 0) {
                to++;
            }
            return text.substring(from, to).toLowerCase(Locale.ROOT);
        }

        @Override
        public String sentence() {
            return "write " + paragraphs + " paragraphs and begin paragraph " + paragraph + " with " + word;
        }
    }
}
