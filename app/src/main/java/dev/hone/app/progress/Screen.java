package dev.hone.app.progress;

/// Where progress is shown: a terminal that rewrites its last line, or plain lines.
public interface Screen {
    /// Adds a line that stays.
    void line(String text);

    /// Shows a line that the next one replaces, where there is a terminal; nothing elsewhere.
    void status(String text);
}
