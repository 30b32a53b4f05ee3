package dev.hone.tasks.constraints;

import java.util.Locale;
import java.util.Set;

/// Counts sentences: texts that end in `.`, `!` or `?` (with what closes a quotation behind it) before white space or
/// the end; what is left at the end is one more.
///
/// A dot behind a title, an initial or an abbreviation ends no sentence. The evaluation's own code asks a tokenizer
/// that was learnt from text; counts may differ where texts have other abbreviations.
final class Sentences {
    private static final Set<String> ABBREVIATIONS = Set.of("mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs",
            "etc", "e.g", "i.e", "inc", "ltd", "co", "u.s", "u.k", "no", "fig", "dept", "gen", "rev", "approx", "est",
            "p.s", "a.m", "p.m");

    private Sentences() {}

    static int count(String text) {
        int count = 0;
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            open |= Character.isLetterOrDigit(c);
            if (open && isEnd(text, i)) {
                count++;
                open = false;
            }
        }
        return open ? count + 1 : count;
    }

    private static boolean isEnd(String text, int i) {
        char c = text.charAt(i);
        if (c == '\u3002' || c == '\uff01' || c == '\uff1f' || c == '\u0964') {
            return true;
        }
        if (c != '.' && c != '!' && c != '?') {
            return false;
        }
        int next = i + 1;
        while (next < text.length() && ")]\"'*\u201d\u2019".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        boolean followed = next == text.length() || Character.isWhitespace(text.charAt(next));
        return followed && (c != '.' || !isAbbreviation(text, i));
    }

    private static boolean isAbbreviation(String text, int dot) {
        int from = dot;
        while (from > 0 && dot - from < 8
                && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
            from--;
        }
        String word = text.substring(from, dot);
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0)) && !word.equals("I");
        return initial || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }
}
