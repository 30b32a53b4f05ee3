package dev.hone.app.notes;

import dev.hone.app.terminal.Terminal;

/// Bold and dim text where the screen knows them.
record TextStyle(Terminal.Screen screen) {
    String bold(String text) {
        return wrapped("\u001b[1m", text);
    }

    String dim(String text) {
        return wrapped("\u001b[2m", text);
    }

    private String wrapped(String begin, String text) {
        return switch (screen) {
            case LIVE -> begin + text + "\u001b[0m";
            case PLAIN -> text;
        };
    }
}
