package dev.hone.lab.statistics;

/// A mean with its two-sided interval at this level, such as 0.95.
public record Interval(double mean, double low, double high, double level) {
    /// @throws IllegalArgumentException unless low <= high and 0 < level < 1
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level between 0 and 1, not " + level);
        }
    }

    /// Half of its width.
    public double half() {
        return (high - low) / 2;
    }

    /// The wider of two intervals around the same mean; it decides.
    public Interval wider(Interval other) {
        return other.half() > half() ? other : this;
    }
}
