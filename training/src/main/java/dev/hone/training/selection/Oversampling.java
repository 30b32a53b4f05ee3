package dev.hone.training.selection;

/// How many times the group's size is sampled.
final class Oversampling {
    private Oversampling() {}

    static void check(double factor) {
        if (!(factor >= 1) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException(
                    "the factor is how many times a group is sampled, at least 1: " + factor);
        }
    }

    static int sampled(double factor, int group) {
        return (int) Math.min(1 << 16, Math.ceil(factor * group));
    }
}
