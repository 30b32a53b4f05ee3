package dev.hone.training.objective;

/// What clip bounds may be.
final class Bounds {
    private Bounds() {}

    /// Bounds of a ratio, as distances from 1.
    static void ofRatio(double low, double high) {
        if (!(low >= 0 && low <= 1)) {
            throw new IllegalArgumentException("the lower clip bound must lie in [0, 1]: " + low);
        }
        notNegative("the upper clip bound", high);
    }

    static void notNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be 0 or positive: " + value);
        }
    }

    static void positive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be positive: " + value);
        }
    }

    static void aboveOne(String what, double value) {
        if (!(value > 1) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be above 1: " + value);
        }
    }

    /// A share of the tokens of an optimizer step.
    static void share(String what, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " must lie in (0, 1]: " + value);
        }
    }
}
