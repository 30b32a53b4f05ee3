package dev.hone.tasks.internal.math.read;

import dev.hone.tasks.verifiers.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Numbers in words at the beginning of a text: `twenty-one`, `two thirds of it`, `one hundred and five apples`.
final class NumberWords {
    private static final List<String> SMALL = List.of("zero", "one", "two", "three", "four", "five", "six", "seven",
            "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
            "eighteen", "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> ORDINALS = List.of("zeroth", "first", "second", "third", "fourth", "fifth",
            "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth");
    private static final Map<String, Long> SCALES =
            Map.of("thousand", 1_000L, "million", 1_000_000L, "billion", 1_000_000_000L);
    private static final Map<String, Integer> PARTS = Map.of("half", 2, "halves", 2, "quarter", 4, "quarters", 4);
    private static final int MOST = 24;

    private final List<String> words;
    private int at;

    private NumberWords(List<String> words) {
        this.words = words;
    }

    /// The text with digits for its first words; empty where it does not begin with a number in words.
    static Optional<String> digits(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().toLowerCase(Locale.ROOT).replace('-', ' ').split("\\s+", MOST)) {
            words.add(word);
        }
        var reader = new NumberWords(words);
        boolean minus = reader.skip("minus") || reader.skip("negative");
        Optional<Quantity> value = reader.value();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Quantity signed = minus ? value.get().negate() : value.get();
        return Optional.of((signed + " " + String.join(" ", words.subList(reader.at, words.size()))).strip());
    }

    private boolean skip(String word) {
        boolean is = at < words.size() && words.get(at).equals(word);
        at += is ? 1 : 0;
        return is;
    }

    private Optional<Quantity> value() {
        if (words.size() == 1 && ORDINALS.contains(words.getFirst())) {
            at = 1;
            return Optional.of(Quantity.of(ORDINALS.indexOf(words.getFirst())));
        }
        if (at >= words.size()) {
            return Optional.empty();
        }
        boolean half =
                skip("half") || at + 1 < words.size() && words.get(at).equals("a") && words.get(at + 1).equals("half");
        if (half) {
            at = Math.max(at, words.getFirst().equals("a") ? 2 : at);
            return Optional.of(Quantity.ONE.over(Quantity.of(2)));
        }
        boolean article = words.get(at).equals("a") && at + 1 < words.size()
                && (words.get(at + 1).equals("hundred") || words.get(at + 1).equals("dozen")
                        || SCALES.containsKey(words.get(at + 1)));
        if (article) {
            words.set(at, "one");
        }
        long total = 0;
        long group = 0;
        boolean any = false;
        while (at < words.size()) {
            String word = words.get(at);
            if (SMALL.contains(word)) {
                group += SMALL.indexOf(word);
            } else if (TENS.contains(word)) {
                group += 10L * (TENS.indexOf(word) + 2);
            } else if (word.equals("hundred") && any) {
                group *= 100;
            } else if (SCALES.containsKey(word) && any) {
                total += group * SCALES.get(word);
                group = 0;
            } else if (!(word.equals("and") && any && at + 1 < words.size() && counts(words.get(at + 1)))) {
                break;
            }
            any = true;
            at++;
        }
        if (!any) {
            return Optional.empty();
        }
        Quantity whole = Quantity.of(total + group);
        int parts = at < words.size() ? parts(words.get(at)) : 0;
        if (parts > 0) {
            at++;
            return Optional.of(whole.over(Quantity.of(parts)));
        }
        if (at + 2 < words.size() && words.get(at).equals("and") && words.get(at + 1).equals("a")
                && words.get(at + 2).equals("half")) {
            at += 3;
            return Optional.of(whole.plus(Quantity.ONE.over(Quantity.of(2))));
        }
        return Optional.of(whole);
    }

    private static boolean counts(String word) {
        return SMALL.contains(word) || TENS.contains(word);
    }

    /// 3 for third and thirds; 0 for other words.
    private static int parts(String word) {
        String one = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        int ordinal = ORDINALS.indexOf(one);
        return PARTS.getOrDefault(word, ordinal > 2 ? ordinal : 0);
    }
}
