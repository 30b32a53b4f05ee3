package dev.hone.app.atlas.evidence;

import dev.hone.lab.evidence.Measured;
import dev.hone.lab.protocol.Measure;
import java.util.Locale;

/// Numbers of evidence as pages print them.
final class Shown {
    private Shown() {}

    /// By what a value of this unit is multiplied: shares are read in hundredths.
    static double scale(Measure.Unit unit) {
        return unit == Measure.Unit.SHARE ? 100 : 1;
    }

    /// What a difference is counted in.
    static String unit(Measure.Unit unit) {
        return switch (unit) {
            case SHARE -> "points of a hundred";
            case NUMBER -> "as measured";
            case NATS -> "nats";
            case TOKENS -> "tokens";
        };
    }

    /// A mean with its interval.
    static String interval(Measure.Unit unit, Measured m) {
        double scale = scale(unit);
        String mean = number(m.mean() * scale) + (unit == Measure.Unit.SHARE ? " %" : "");
        return Double.isFinite(m.low()) && Double.isFinite(m.high())
                ? mean + " (" + number(m.low() * scale) + " to " + number(m.high() * scale) + ")"
                : mean;
    }

    /// What a value must lie in.
    static String range(double low, double high) {
        if (Double.isInfinite(low) || Double.isInfinite(high)) {
            return Double.isInfinite(high) ? "at least " + number(low) : "at most " + number(high);
        }
        return number(low) + " to " + number(high);
    }

    /// With as many digits as its size deserves.
    static String number(double value) {
        double size = Math.abs(value);
        String digits = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 || size == 0 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, digits, value).replace("-", "−");
    }

    /// A count with its thousands apart.
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// A time that is not more exact than it is.
    static String time(double seconds) {
        if (seconds < 90) {
            long whole = Math.max(1, Math.round(seconds));
            return whole + (whole == 1 ? " second" : " seconds");
        }
        return seconds < 5400 ? Math.round(seconds / 60) + " minutes"
                : String.format(Locale.ROOT, "%.1f hours", seconds / 3600);
    }
}
