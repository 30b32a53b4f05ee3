package dev.hone.lab.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns the notations that plain Markdown lacks into links, which a parser then reads: `[@id; @id]` becomes
/// `[](cite:id,id)`, `[[id|words]]` becomes `[words](note:id)`, `[[toy:name]]` becomes `[](toy:name)`. Code (between
/// backticks or fences) and escaped signs stay as they are, and no line moves.
final class InlineSyntax {
    /// The scheme of a citation's link.
    static final String CITE = "cite:";
    /// The scheme of a link to a note.
    static final String NOTE = "note:";
    /// The scheme of a toy's link.
    static final String TOY = "toy:";

    private static final Pattern TOKEN = Pattern.compile(
            "(?<fence>(?ms)^[ \\t]*(?<mark>`{3,}|~{3,})[^`\\n]*$.*?(?:^[ \\t]*\\k<mark>|\\z))"
                    + "|(?=[\\\\`\\[])(?:" // what follows begins with one of these: three times as fast
                    + "(?<escaped>\\\\.)"
                    + "|(?<code>(?s)(?<!`)(?<ticks>`+)(?!`)(?:(?!\\n[ \\t]*\\n).)*?(?<!`)\\k<ticks>(?!`))"
                    + "|\\[(?<cite>@[\\w.-]+(?:;\\s*@[\\w.-]+)*)\\]"
                    + "|\\[\\[toy:(?<toy>[\\w-]+)\\]\\]"
                    + "|\\[\\[(?<note>[\\w-]+)(?:\\|(?<words>[^\\]]+))?\\]\\])");

    private InlineSyntax() {}

    static String toLinks(String markdown) {
        Matcher m = TOKEN.matcher(markdown);
        return m.replaceAll(found -> Matcher.quoteReplacement(replacement(m)));
    }

    private static String replacement(Matcher m) {
        String cite = m.group("cite");
        if (cite != null) {
            String breaks = "\n".repeat((int) cite.chars().filter(c -> c == '\n').count());
            return "[](" + CITE + cite.replaceAll("[@\\s]", "").replace(';', ',') + ")" + breaks;
        }
        String note = m.group("note");
        if (note != null) {
            String words = m.group("words");
            return "[" + (words == null ? "" : words) + "](" + NOTE + note + ")";
        }
        String toy = m.group("toy");
        return toy == null ? m.group() : "[](" + TOY + toy + ")";
    }
}
