package dev.hone.app.terminal;

/// Texts of models, which may hold anything, made fit for a terminal.
public final class PlainText {
    private PlainText() {}

    /// On one line, without control characters, and not longer than this.
    public static String line(String text, int longest) {
        String line = text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.length() <= longest ? line : line.substring(0, longest - 3) + "...";
    }
}
