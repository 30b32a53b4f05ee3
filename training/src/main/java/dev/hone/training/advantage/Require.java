package dev.hone.training.advantage;

/// What settings of estimators must be.
final class Require {
    private Require() {}

    /// @throws IllegalArgumentException if it is negative or not finite
    static void notNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be 0 or positive: " + value);
        }
    }

    /// @throws IllegalArgumentException if it does not lie in [0, 1]
    static void share(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " must lie between 0 and 1: " + value);
        }
    }
}
