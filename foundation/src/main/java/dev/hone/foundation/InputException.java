package dev.hone.foundation;

/// Something that the user can fix: a wrong key, a damaged file, an impossible combination.
///
/// The message is one line that names the place (file, key, line, offset), what was found, what is allowed, and
/// the nearest valid name where there is one. The command line prints the message alone, without a stack trace.
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
