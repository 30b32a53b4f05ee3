package dev.hone.app.input;

import dev.hone.foundation.InputException;

/// Checks numbers that were given as options.
public final class Allowed {
    private Allowed() {}

    /// A whole number of a range, both ends included.
    public static int between(String option, int value, int low, int high) {
        if (value < low || value > high) {
            throw new InputException(option + " is " + value + "; allowed: " + low + " to " + high);
        }
        return value;
    }

    /// A number that is not negative.
    public static double notNegative(String option, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new InputException(option + " is " + value + "; allowed: 0 or more");
        }
        return value;
    }

    /// A number above 0.
    public static double positive(String option, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new InputException(option + " is " + value + "; allowed: more than 0");
        }
        return value;
    }

    /// A share in (0, 1].
    public static double positiveShare(String option, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new InputException(option + " is " + value + "; allowed: more than 0, at most 1");
        }
        return value;
    }

    /// A share in [0, 1).
    public static double partialShare(String option, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new InputException(option + " is " + value + "; allowed: 0 or more, less than 1");
        }
        return value;
    }
}
