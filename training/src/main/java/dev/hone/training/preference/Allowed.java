package dev.hone.training.preference;

/// What settings of preference losses may be.
final class Allowed {
    private Allowed() {}

    static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be a finite number above 0");
        }
    }

    static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be a finite number of at least 0");
        }
    }

    /// A share of labels that are wrong: with a half of them nothing can be learnt.
    static void noise(double value) {
        if (!(value >= 0 && value < 0.5)) {
            throw new IllegalArgumentException("label-smoothing is " + value
                    + "; it is the share of pairs whose labels are swapped, in [0, 0.5)");
        }
    }
}
