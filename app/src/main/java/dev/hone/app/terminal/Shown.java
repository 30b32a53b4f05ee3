package dev.hone.app.terminal;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/// Numbers as people read them.
public final class Shown {
    private Shown() {}

    /// A share in per cent, or a dash.
    public static String percent(OptionalDouble share) {
        return share.isPresent() ? "%.1f %%".formatted(100 * share.getAsDouble()) : "-";
    }

    /// With three decimals, or a dash.
    public static String number(OptionalDouble value) {
        return value.isPresent() ? "%.3f".formatted(value.getAsDouble()) : "-";
    }

    /// A span of time: `12.3 s`, `4:05 min`, `2:07:30 h`.
    public static String time(double seconds) {
        Duration d = Duration.ofMillis(Math.round(1000 * seconds));
        return d.toHours() > 0 ? String.format(Locale.ROOT, "%d:%02d:%02d h", d.toHours(), d.toMinutesPart(),
                d.toSecondsPart())
                : d.toMinutes() > 0 ? String.format(Locale.ROOT, "%d:%02d min", d.toMinutes(), d.toSecondsPart())
                        : String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
