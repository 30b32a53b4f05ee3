package dev.hone.tasks.internal.math.find;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The last word of a text that has a digit: with a word before it that belongs to the same number, alone, and the
/// number in it; or the last number in words.
final class LastNumber {
    private static final int LONGEST = 400;
    private static final Pattern NUMBER = Pattern.compile("-?[$\u20ac\u00a3]?\\d[\\d,.]*(?:/\\d+)?%?");

    private static final String WORD = "(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
            + "|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy"
            + "|eighty|ninety|hundred|thousand|million|billion)";
    private static final Pattern WORDS =
            Pattern.compile("\\b" + WORD + "(?:(?: and |[ -])" + WORD + ")*\\b", Pattern.CASE_INSENSITIVE);

    private LastNumber() {}

    static List<String> of(String text) {
        int digit = text.length() - 1;
        while (digit >= 0 && (text.charAt(digit) < '0' || text.charAt(digit) > '9')) {
            digit--;
        }
        if (digit < 0) {
            return List.of();
        }
        int from = digit;
        while (from > 0 && digit - from < LONGEST && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        int to = digit + 1;
        while (to < text.length() && to - digit < LONGEST && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        String word = trim(text.substring(from, to));
        List<String> all = new ArrayList<>();
        String before = wordBefore(text, from);
        if (before.equals("not") || before.endsWith("n't")) {
            return List.of();
        }
        if (before.matches("-?\\d{1,9}") && word.matches("\\d{1,9}/\\d{1,9}") || before.matches("-?\\d{1,3}")
                && word.matches("\\d{3}")) {
            all.add(before + " " + word);
        }
        all.add(word);
        Matcher m = NUMBER.matcher(word);
        String number = "";
        while (m.find()) {
            boolean minus = m.start() == 0 || !Character.isLetterOrDigit(word.charAt(m.start() - 1));
            number = minus || m.group().charAt(0) != '-' ? m.group() : m.group().substring(1);
        }
        if (!number.isEmpty()) {
            all.add(number);
        }
        return all;
    }

    /// The last number in words of a sentence; "one" alone is mostly a pronoun and does not count.
    static List<String> inWords(String sentence) {
        String last = "";
        Matcher m = WORDS.matcher(sentence);
        while (m.find()) {
            last = m.group().equalsIgnoreCase("one") ? last : m.group();
        }
        return last.isEmpty() ? List.of() : List.of(last);
    }

    private static String wordBefore(String text, int at) {
        int to = at;
        while (to > 0 && text.charAt(to - 1) == ' ') {
            to--;
        }
        int from = to;
        while (from > 0 && to - from < LONGEST && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, to);
    }

    private static String trim(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && "([{*_\"'`".indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && ".,;:!?)]}*_\"'`".indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        return word.substring(from, to);
    }
}
