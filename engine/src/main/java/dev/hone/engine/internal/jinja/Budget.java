package dev.hone.engine.internal.jinja;

/// Bounds the work of one rendering, so that no template runs for ever or fills the memory.
///
/// One unit is one evaluated node, one element of a list that is made, or sixteen characters of a text that is made.
final class Budget {
    private static final long UNITS = 4_000_000;

    /// The longest text or list that a template may make.
    static final int LARGEST = 4_000_000;

    private static final int CHARACTERS = 16;

    private long left = UNITS;

    void spend(long units) {
        left -= units;
        if (left < 0) {
            throw new TemplateFault("the template does too much work (over " + UNITS + " steps)");
        }
    }

    /// Checks the length of a text before it is made, and pays for it.
    void spendForText(long length) {
        check(length);
        spend(1 + length / CHARACTERS);
    }

    /// Checks the length of a list before it is made, and pays for it.
    void spendForList(long length) {
        check(length);
        spend(1 + length);
    }

    private static void check(long length) {
        if (length > LARGEST) {
            throw new TemplateFault("the template makes a text or list of length " + length + "; at most " + LARGEST);
        }
    }
}
