package dev.hone.app.terminal;

/// Nobody reads the standard output any more, or it cannot be written.
public final class OutputClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputClosed() {
        super("standard output was closed");
    }
}
