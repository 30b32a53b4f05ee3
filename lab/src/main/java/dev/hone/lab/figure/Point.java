package dev.hone.lab.figure;

/// A value with its interval. Where there is none, low and high are the value itself.
public record Point(double x, double y, double low, double high) {
    /// A value without an interval.
    public static Point of(double x, double y) {
        return new Point(x, y, y, y);
    }
}
