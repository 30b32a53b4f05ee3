package dev.hone.engine.combine;

/// What a nucleus must be.
final class Nucleus {
    private Nucleus() {}

    static void require(double topP) {
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("top-p must lie in (0, 1]: " + topP);
        }
    }
}
