package dev.hone.tasks.internal.math.find;

import java.util.ArrayList;
import java.util.List;

/// Cuts text into sentences, without cutting formulas.
final class Sentences {
    private static final int LONGEST = 900;
    private static final List<String[]> DISPLAYS =
            List.of(new String[] {"\\[", "\\]"}, new String[] {"$$", "$$"}, new String[] {"```", "```"});

    private Sentences() {}

    /// The first sentence or line that says something, from a place on; at most 900 characters.
    static String first(String text, int from) {
        int i = from;
        while (i < text.length() && (Character.isWhitespace(text.charAt(i)) || ":*_>#".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        int limit = Math.min(text.length(), i + LONGEST);
        for (String[] display : DISPLAYS) {
            if (text.startsWith(display[0], i)) {
                int end = text.indexOf(display[1], i + display[0].length());
                return end < 0 || end > limit ? text.substring(i + display[0].length(), limit)
                        : text.substring(i + display[0].length(), end);
            }
        }
        int end = i;
        while (end < limit && !ends(text, i, end)) {
            int environment = environment(text, end, limit);
            end = environment > 0 ? environment : end + 1;
        }
        return text.substring(i, end);
    }

    /// The end of an environment that begins here; 0 where none does.
    private static int environment(String text, int at, int limit) {
        if (!text.startsWith("\\begin{", at)) {
            return 0;
        }
        int end = text.indexOf("\\end{", at);
        int close = end < 0 ? -1 : text.indexOf('}', end);
        return close < 0 || close >= limit ? 0 : close + 1;
    }

    private static boolean ends(String text, int from, int at) {
        char c = text.charAt(at);
        if (c == '\n') {
            return true;
        }
        boolean stop = c == '.' || c == '!' || c == '?';
        if (!stop || at == from) {
            return false;
        }
        char before = text.charAt(at - 1);
        if (c == '!' && (Character.isLetterOrDigit(before) || before == ')') || c == '.' && before == '.') {
            return false;
        }
        int next = at + 1;
        while (next < text.length() && "*_\"')`".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next >= text.length() || Character.isWhitespace(text.charAt(next));
    }

    /// The sentences of the last lines, the last first; at most `most`.
    static List<String> last(String text, int most) {
        List<String> all = new ArrayList<>();
        String joined = join(text);
        int end = joined.length();
        while (end > 0 && all.size() < most) {
            int from = joined.lastIndexOf('\n', end - 1) + 1;
            List<String> line = new ArrayList<>();
            int i = from;
            while (i < end && line.size() < LONGEST) {
                String sentence = first(joined.substring(0, end), i);
                int at = sentence.isEmpty() ? end : joined.indexOf(sentence, i);
                i = at + sentence.length() + 1;
                if (!sentence.isBlank()) {
                    line.add(sentence);
                }
            }
            all.addAll(line.reversed());
            end = from - 1;
        }
        return all.subList(0, Math.min(most, all.size()));
    }

    /// With displayed formulas on one line.
    private static String join(String text) {
        var out = new StringBuilder(text);
        for (String[] display : DISPLAYS.subList(0, 2)) {
            int open = out.indexOf(display[0]);
            while (open >= 0) {
                int close = out.indexOf(display[1], open + 2);
                if (close < 0) {
                    break;
                }
                for (int i = open; i < close; i++) {
                    if (out.charAt(i) == '\n') {
                        out.setCharAt(i, ' ');
                    }
                }
                open = out.indexOf(display[0], close + 2);
            }
        }
        return out.toString();
    }
}
