package dev.hone.tasks.internal.math.read;

/// A text is no mathematics. Caught where the text is read.
@SuppressWarnings("serial") // lives within one call
final class Unreadable extends RuntimeException {
    Unreadable() {
        super("not mathematics", null, false, false);
    }
}
