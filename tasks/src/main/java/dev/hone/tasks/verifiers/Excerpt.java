package dev.hone.tasks.verifiers;

/// Quotes a model's text in a verdict's reason: short, on one line.
public final class Excerpt {
    private static final int LONGEST = 40;

    private Excerpt() {}

    /// The text in quotation marks, cut after 40 characters, control characters and unpaired surrogates replaced.
    public static String of(String text) {
        StringBuilder out = new StringBuilder("'");
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i < end;) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean printable = !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
            out.appendCodePoint(printable ? c : '.');
        }
        return out.append(text.length() > LONGEST ? "...'" : "'").toString();
    }
}
