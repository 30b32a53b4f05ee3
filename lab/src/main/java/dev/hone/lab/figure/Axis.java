package dev.hone.lab.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One axis of a figure: its label, its range, and how numbers become places.
///
/// Throws: `IllegalArgumentException` for an empty or infinite range, or one that a logarithm has not.
public record Axis(String label, double low, double high, Scale scale) {
    /// How numbers become places.
    public enum Scale { LINEAR, LOG }

    private static final int TICKS = 6;

    public Axis {
        if (!(high > low) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException(label + ": the range " + low + " to " + high + " is empty");
        }
        if (scale == Scale.LOG && !(low > 0)) {
            throw new IllegalArgumentException(label + ": a logarithmic axis begins above 0, not at " + low);
        }
    }

    /// An axis that holds all of these values with some room.
    public static Axis around(String label, Scale scale, double... values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        if (scale == Scale.LOG) {
            return new Axis(label, low / 1.3, high * 1.3, scale);
        }
        double room = high > low ? (high - low) * 0.06 : Math.max(Math.abs(high) * 0.1, 0.5);
        return new Axis(label, low - room, high + room, scale);
    }

    /// The share of the axis at which a value lies, 0 at its low end.
    public double place(double value) {
        return scale == Scale.LOG
                ? StrictMath.log(value / low) / StrictMath.log(high / low)
                : (value - low) / (high - low);
    }

    /// Round values that lie on the axis, in rising order.
    public List<Double> ticks() {
        return scale == Scale.LOG ? logarithmic() : linear();
    }

    private List<Double> linear() {
        double raw = (high - low) / TICKS;
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(raw)));
        double step = power * (raw / power <= 1 ? 1 : raw / power <= 2 ? 2 : raw / power <= 5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private List<Double> logarithmic() {
        List<Double> ticks = new ArrayList<>();
        boolean wide = high / low > 300;
        for (int e = (int) Math.floor(StrictMath.log10(low)); e <= (int) Math.ceil(StrictMath.log10(high)); e++) {
            for (int m : wide ? new int[] {1} : new int[] {1, 2, 5}) {
                double v = m * StrictMath.pow(10, e);
                if (v >= low && v <= high) {
                    ticks.add(v);
                }
            }
        }
        return ticks;
    }

    /// A tick as people read it.
    static String spelt(double value) {
        double size = Math.abs(value);
        if (size >= 1_000_000) {
            return trimmed(value / 1_000_000) + "M";
        }
        if (size >= 10_000) {
            return trimmed(value / 1000) + "k";
        }
        return trimmed(value);
    }

    private static String trimmed(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "").replaceAll("^-0$", "0");
    }
}
