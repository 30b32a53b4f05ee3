package dev.hone.tasks.families;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What a text of words separated by blanks must keep, as a sentence.
record WordDemand(Kind kind, String word, int count) {
    private static final String WORD = "([a-z]+)";

    /// The sentences, as they are written and read.
    enum Kind {
        WORDS("Write exactly %d words.", "Write exactly (\\d+) words\\."),
        BEGINS("Begin with the word %s.", "Begin with the word " + WORD + "\\."),
        ENDS("End with the word %s.", "End with the word " + WORD + "\\."),
        TIMES("Use the word %s exactly %d times.", "Use the word " + WORD + " exactly (\\d+) times\\."),
        WITHOUT("Do not use the word %s.", "Do not use the word " + WORD + "\\."),
        LETTER("Use no word with the letter %s.", "Use no word with the letter " + WORD + "\\."),
        DIFFERENT("Use no word twice in a row.", "Use no word twice in a row\\.");

        private final String form;
        private final Pattern pattern;

        Kind(String form, String expression) {
            this.form = form;
            pattern = Pattern.compile(expression);
        }
    }

    /// Reads a sentence; empty where it is none of these.
    static Optional<WordDemand> read(String sentence) {
        for (Kind kind : Kind.values()) {
            Matcher m = kind.pattern.matcher(sentence);
            if (m.matches()) {
                boolean counts = kind == Kind.WORDS || kind == Kind.TIMES;
                String word = kind == Kind.WORDS || m.groupCount() == 0 ? "" : sentence.substring(m.start(1), m.end(1));
                String number = counts ? sentence.substring(m.start(m.groupCount()), m.end(m.groupCount())) : "0";
                return number.length() > 3
                        ? Optional.empty()
                        : Optional.of(new WordDemand(kind, word, Integer.parseInt(number)));
            }
        }
        return Optional.empty();
    }

    /// The sentence.
    String sentence() {
        return switch (kind) {
            case WORDS -> kind.form.formatted(count);
            case TIMES -> kind.form.formatted(word, count);
            case BEGINS, ENDS, WITHOUT, LETTER, DIFFERENT -> kind.form.formatted(word);
        };
    }

    /// Whether these words keep it.
    boolean holds(List<String> words) {
        return switch (kind) {
            case WORDS -> words.size() == count;
            case BEGINS -> words.getFirst().equals(word);
            case ENDS -> words.getLast().equals(word);
            case TIMES -> words.stream().filter(word::equals).count() == count;
            case WITHOUT -> !words.contains(word);
            case LETTER -> words.stream().noneMatch(w -> w.contains(word));
            case DIFFERENT -> IntStream.range(1, words.size()).noneMatch(i -> words.get(i).equals(words.get(i - 1)));
        };
    }
}
