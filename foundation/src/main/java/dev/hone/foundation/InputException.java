package dev.hone.foundation;

import java.util.Objects;

/// Something that the user can fix: a wrong key, a damaged file, an impossible combination.
///
/// The message is one line that names the place (file, key, line, offset), what was found, what is allowed, and
/// the nearest valid name where there is one. The command line prints the message alone, without a stack trace.
/// What was found may come from a hostile file: control characters are replaced, and a very long message loses its
/// middle, so that it can neither flood nor steer a terminal.
///
/// A mistake that a caller goes on after has a subclass.
public class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 900;

    public InputException(String message) {
        super(shown(message));
    }

    public InputException(String message, Throwable cause) {
        super(shown(message), cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    private static String shown(String message) {
        String line = message.length() <= LONGEST
                ? message
                : message.substring(0, LONGEST / 2) + " ... " + message.substring(message.length() - LONGEST / 2);
        StringBuilder clean = new StringBuilder(line.length());
        line.codePoints().forEach(c -> clean.appendCodePoint(isPlain(c) ? c : '\uFFFD'));
        return clean.toString();
    }

    private static boolean isPlain(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE
                && type != Character.FORMAT;
    }
}
