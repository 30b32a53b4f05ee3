package dev.hone.engine.internal.jinja;

/// A template that cannot be read, with its line.
final class SyntaxFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    SyntaxFault(int line, String message) {
        super(message, null, false, false);
        this.line = line;
    }

    int line() {
        return line;
    }
}
