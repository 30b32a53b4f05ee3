package dev.hone.tasks.internal.math.read;

import dev.hone.tasks.internal.math.tree.Special;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Words that mean something of their own, and words as they are compared.
public final class Phrases {
    // @formatter:off
    private static final String TABLE = """
        NOTHING no solution; no solutions; no real solution; no real solutions; none; empty set; the empty set;
        NOTHING there is no solution; there are no solutions; there are no real solutions; has no solution; null set;
        NOTHING no such number exists; no such values; impossible; no value; no values; no roots; no real roots;
        NOTHING no such x exists; has no solutions; has no real solutions; no solution exists; no solutions exist;
        NOTHING inconsistent; no integer solutions; no possible values; not possible; there is no real solution;
        UNDEFINED undefined; does not exist; dne; not defined; doesn't exist; d.n.e; limit does not exist;
        UNDEFINED the limit does not exist; indeterminate; is undefined; nonexistent; not exist;
        REALS all real numbers; all reals; real numbers; the real numbers; any real number; every real number;
        REALS all real values; all real x; the set of all real numbers; the set of real numbers; all x; reals;
        ENDLESS infinitely many; infinitely many solutions; infinite solutions; infinite number of solutions;
        ENDLESS an infinite number of solutions; there are infinitely many solutions; infinite many solutions;
        YES yes; true; correct; right; it is true; the statement is true; the statement is correct;
        NO no; false; incorrect; wrong; it is false; the statement is false; not true; the statement is incorrect;
        """;
    // @formatter:on
    private static final Pattern LATEX = Pattern.compile(
            "\\\\(?:text|textbf|textit|textrm|mathrm|mbox|operatorname|mathbf)\\b|\\\\[ ,;:!]|[{}$*_`\"]");
    private static final Pattern STOPS = Pattern.compile("[.,;:!?]+(?=\\s|$)");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final Map<String, Special> MEANINGS = meanings();

    private Phrases() {}

    /// What the words mean, where they mean something of their own.
    static Optional<Special> special(String text) {
        return Optional.ofNullable(MEANINGS.get(words(text)));
    }

    /// The text in small letters without punctuation, commands of LaTeX for text, articles, and double blanks.
    public static String words(String text) {
        String plain =
                SPACES.matcher(LATEX.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        plain = SPACES.matcher(STOPS.matcher(plain).replaceAll(" ")).replaceAll(" ").strip();
        for (String article : new String[] {"the ", "a ", "an "}) {
            if (plain.startsWith(article) && plain.length() > article.length()) {
                plain = plain.substring(article.length());
            }
        }
        return plain;
    }

    /// Whether a text is nothing but letters and holds a word that no formula has.
    static boolean isProse(String text) {
        boolean word = false;
        int run = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetter(c)) {
                run++;
            } else if (Character.isWhitespace(c) || ",.'-?;:".indexOf(c) >= 0) {
                word |= run > 1 && !Names.isKnown(text.substring(i - run, i));
                run = 0;
            } else {
                return false;
            }
        }
        return word;
    }

    private static Map<String, Special> meanings() {
        Map<String, Special> all = new HashMap<>();
        for (String line : TABLE.lines().toList()) {
            int blank = line.indexOf(' ');
            Special special = Special.valueOf(line.substring(0, blank));
            for (String phrase : line.substring(blank).split(";", -1)) {
                if (!phrase.isBlank()) {
                    all.put(words(phrase), special);
                }
            }
        }
        return Map.copyOf(all);
    }
}
