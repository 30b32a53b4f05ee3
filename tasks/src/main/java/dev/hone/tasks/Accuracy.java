package dev.hone.tasks;

/// The band in which a share of right answers is meant to lie, both ends included.
public record Accuracy(double low, double high) {
    /// Always right.
    public static final Accuracy ALWAYS = new Accuracy(1, 1);

    public Accuracy {
        if (!(low >= 0 && low <= high && high <= 1)) {
            throw new IllegalArgumentException("not a band within [0, 1]: " + low + " .. " + high);
        }
    }

    /// Whether the share lies in the band.
    public boolean holds(double share) {
        return share >= low && share <= high;
    }
}
