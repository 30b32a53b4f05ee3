package dev.hone.reasoning.strategy;

/// Checks of settings.
final class Require {
    private Require() {}

    /// A whole number that must be at least `least`.
    static void atLeast(String what, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ": " + value);
        }
    }

    /// A share in (0, 1].
    static void share(String what, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " must lie in (0, 1]: " + value);
        }
    }
}
