package dev.hone.tasks.internal.math.read;

import java.util.Map;
import java.util.regex.Pattern;

/// Takes the wrapping off an answer: other characters for the same thing, Markdown, the delimiters of formulas.
public final class Cleaning {
    /// Stands for a dollar that is money while the other dollars go.
    private static final char MONEY = '\ue024';

    /// Commands that say how something looks, with their argument.
    private static final Pattern LOOKS =
            Pattern.compile(
                    "\\\\(?:text)?color\\s*\\{[^{}]*\\}|\\\\(?:hspace|vspace|label|tag|phantom)\\*?\\s*\\{[^{}]*\\}");

    private static final String SUPERSCRIPTS =
            "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207d\u207e\u207f\u2071";
    private static final String SUPERSCRIPTED = "0123456789+-()ni";
    private static final String SUBSCRIPTS = "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089";
    // @formatter:off
    private static final Map<Character, String> SAME = Map.ofEntries(
            Map.entry('\u2212', "-"), Map.entry('\u2013', "-"), Map.entry('\u2014', "-"), Map.entry('\u2010', "-"),
            Map.entry('\u2011', "-"), Map.entry('\uff0d', "-"), Map.entry('\u00d7', " \\times "),
            Map.entry('\u2715', " \\times "), Map.entry('\u22c5', "*"), Map.entry('\u00b7', "*"),
            Map.entry('\u2022', "*"), Map.entry('\u2217', "*"), Map.entry('\u00f7', "/"), Map.entry('\u2215', "/"),
            Map.entry('\u2044', "/"), Map.entry('\u221a', "\\sqrt "), Map.entry('\u221b', "\\cbrt "),
            Map.entry('\u03c0', "\\pi "), Map.entry('\u221e', "\\infty "), Map.entry('\u2264', "\\le "),
            Map.entry('\u2a7d', "\\le "), Map.entry('\u2265', "\\ge "), Map.entry('\u2a7e', "\\ge "),
            Map.entry('\u2260', "\\ne "), Map.entry('\u2248', "\\approx "), Map.entry('\u2245', "\\approx "),
            Map.entry('\u00b1', "\\pm "), Map.entry('\u2213', "\\mp "), Map.entry('\u2208', "\\in "),
            Map.entry('\u222a', "\\cup "), Map.entry('\u2229', "\\cap "), Map.entry('\u2216', "\\setminus "),
            Map.entry('\u2205', "\\emptyset "), Map.entry('\u00d8', "\\emptyset "), Map.entry('\u211d', "\\mathbb{R}"),
            Map.entry('\u2124', "\\mathbb{Z}"), Map.entry('\u2115', "\\mathbb{N}"), Map.entry('\u211a', "\\mathbb{Q}"),
            Map.entry('\u2102', "\\mathbb{C}"), Map.entry('\u2026', "..."), Map.entry('\u22ef', "..."),
            Map.entry('\u27e8', "\\langle "), Map.entry('\u27e9', "\\rangle "), Map.entry('\u2329', "\\langle "),
            Map.entry('\u232a', "\\rangle "), Map.entry('\u230a', "\\lfloor "), Map.entry('\u230b', "\\rfloor "),
            Map.entry('\u2308', "\\lceil "), Map.entry('\u2309', "\\rceil "), Map.entry('\u2192', "\\to "),
            Map.entry('\u21d2', "\\implies "), Map.entry('\u2032', "'"), Map.entry('\u2019', "'"),
            Map.entry('\u2018', "'"), Map.entry('\u201c', "\""), Map.entry('\u201d', "\""), Map.entry('\uff0c', ","),
            Map.entry('\uff1a', ":"), Map.entry('\uff08', "("), Map.entry('\uff09', ")"), Map.entry('\uff1d', "="),
            Map.entry('\uff0b', "+"), Map.entry('\u3002', "."), Map.entry('\u00bd', "\\frac{1}{2}"),
            Map.entry('\u2153', "\\frac{1}{3}"), Map.entry('\u2154', "\\frac{2}{3}"),
            Map.entry('\u00bc', "\\frac{1}{4}"), Map.entry('\u00be', "\\frac{3}{4}"),
            Map.entry('\u2155', "\\frac{1}{5}"), Map.entry('\u2156', "\\frac{2}{5}"),
            Map.entry('\u2157', "\\frac{3}{5}"), Map.entry('\u2158', "\\frac{4}{5}"),
            Map.entry('\u2159', "\\frac{1}{6}"), Map.entry('\u215a', "\\frac{5}{6}"),
            Map.entry('\u215b', "\\frac{1}{8}"), Map.entry('\u215c', "\\frac{3}{8}"),
            Map.entry('\u215d', "\\frac{5}{8}"), Map.entry('\u215e', "\\frac{7}{8}"),
            Map.entry('\u2261', "\\equiv "), Map.entry('\u223c', "\\approx "), Map.entry('\u2243', "\\approx "),
            Map.entry('\u2220', "\\angle "), Map.entry('\u2227', "\\land "), Map.entry('\u2228', "\\lor "),
            Map.entry('\u02da', "\u00b0"), Map.entry('\u00ba', "\u00b0"), Map.entry('\u2103', "\u00b0C"),
            Map.entry('\u2109', "\u00b0F"), Map.entry('\u221d', "\\propto "), Map.entry('\ufe0f', ""),
            Map.entry('\u200b', ""), Map.entry('\ufeff', ""), Map.entry('\u2061', ""), Map.entry('\u2062', ""));
    private static final String[][] PIECES = {
        {"\\displaystyle", " "}, {"\\textstyle", " "}, {"\\limits", " "}, {"\\nonumber", " "},
        {"^{\\circ}", "\u00b0"}, {"^\\circ", "\u00b0"}, {"^{ \\circ }", "\u00b0"}, {"^{\\degree}", "\u00b0"},
        {"\\degree", "\u00b0"}, {"\\textdegree", "\u00b0"}, {"\\%", "%"}, {"\\#", "#"}, {"\\_", "_"},
        {"\\textdollar", String.valueOf(MONEY)}, {"\\pounds", "\u00a3"}, {"\\euro", "\u20ac"},
        {"US$", String.valueOf(MONEY)}, {"\\$", String.valueOf(MONEY)},
        {"\\(", " "}, {"\\)", " "}, {"\\[", " "}, {"\\]", " "}, {"$$", " "}, {"`", ""},
        {"&nbsp;", " "}, {"<br>", " "}, {",\\!", "{,}"}, {"{:}", ":"}, {"p.m.", "pm"}, {"a.m.", "am"}};
    // @formatter:on

    private Cleaning() {}

    /// The text in fewer kinds of characters.
    public static String plain(String text) {
        String unified = unify(LOOKS.matcher(text).replaceAll(" "));
        for (String[] piece : PIECES) {
            if (piece[0].equals("\\[") || piece[0].equals("\\]")) {
                unified = brackets(unified, piece[0]);
            } else {
                unified = unified.replace(piece[0], piece[1]);
            }
        }
        return trim(dollars(stars(unified)).replace(MONEY, '$'));
    }

    /// Two stars are bold type, but between numbers or letters a power.
    private static String stars(String text) {
        return text.replaceAll("(?<=[\\p{Alnum})}])\\*\\*(?=[\\p{Alnum}({-])", "^").replace("**", "");
    }

    /// `\[` begins a formula, but `\\[2pt]` ends a row.
    private static String brackets(String text, String mark) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith(mark, i) && (i == 0 || text.charAt(i - 1) != '\\')) {
                out.append(' ');
                i++;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    private static String unify(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = SUPERSCRIPTS.indexOf(c);
            int low = SUBSCRIPTS.indexOf(c);
            if (high >= 0 || low >= 0) {
                String from = high >= 0 ? SUPERSCRIPTS : SUBSCRIPTS;
                out.append(high >= 0 ? "^{" : "_{");
                for (; i < text.length() && from.indexOf(text.charAt(i)) >= 0; i++) {
                    int k = from.indexOf(text.charAt(i));
                    out.append(high >= 0 ? SUPERSCRIPTED.charAt(k) : (char) ('0' + k));
                }
                i--;
                out.append('}');
            } else if (c >= '\uff10' && c <= '\uff19') {
                out.append((char) ('0' + c - '\uff10'));
            } else if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
                out.append(' ');
            } else {
                String same = SAME.get(c);
                out.append(same == null ? String.valueOf(c) : same);
            }
        }
        return out.toString();
    }

    /// Dollars around a formula go, dollars before an amount become [#MONEY].
    private static String dollars(String text) {
        int count = 0;
        boolean money = false;
        for (int i = text.indexOf('$'); i >= 0; i = text.indexOf('$', i + 1)) {
            count++;
            boolean amount = i + 1 < text.length()
                    && (Character.isDigit(text.charAt(i + 1)) || text.charAt(i + 1) == '.');
            boolean apart = i == 0 || " -+(,=".indexOf(text.charAt(i - 1)) >= 0;
            money |= amount && apart && count % 2 == 0;
        }
        if (count % 2 == 0 && !money) {
            return text.replace('$', ' ');
        }
        return text.replace('$', MONEY);
    }

    /// Without white space and the end of a sentence around it.
    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && (Character.isWhitespace(text.charAt(from)) || ":;,\"".indexOf(text.charAt(from)) >= 0)) {
            from++;
        }
        while (to > from && ends(text, from, to)) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean ends(String text, int from, int to) {
        char c = text.charAt(to - 1);
        if (c == '.') {
            return !text.substring(from, to).endsWith("..");
        }
        boolean escaped = to - 2 >= from && text.charAt(to - 2) == '\\';
        return Character.isWhitespace(c) && !escaped || ",;:?\"".indexOf(c) >= 0 && !escaped;
    }
}
