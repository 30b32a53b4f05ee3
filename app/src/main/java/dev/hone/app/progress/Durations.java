package dev.hone.app.progress;

import java.util.Locale;

/// Times as people read them.
final class Durations {
    private Durations() {}

    /// `0.42 s`, `12 s`, `3 min 05 s`, `2 h 07 min`.
    static String of(double seconds) {
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.2f s", seconds);
        }
        long s = Math.round(seconds);
        if (s < 60) {
            return s + " s";
        }
        return s < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d h %02d min", s / 3600, s % 3600 / 60);
    }
}
