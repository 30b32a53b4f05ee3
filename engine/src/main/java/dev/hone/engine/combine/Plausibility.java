package dev.hone.engine.combine;

/// What a threshold of plausibility must be.
final class Plausibility {
    private Plausibility() {}

    static void require(double alpha) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha must lie in [0, 1]: " + alpha);
        }
    }
}
