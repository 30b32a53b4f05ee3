package dev.hone.engine.optimize;

/// The constants of AdamW.
///
/// Units: `beta1`, `beta2` in [0, 1); `epsilon` is added to the root of the second moment; `weightDecay` is the part of
/// a matrix that a step with learning rate 1 would take away (norms and biases do not decay).
/// Throws: `IllegalArgumentException` outside these ranges.
/// Source: Loshchilov and Hutter, arXiv:1711.05101.
public record AdamWConfig(double beta1, double beta2, double epsilon, double weightDecay) {
    /// 0.9, 0.999, 1e-8, no decay.
    public static final AdamWConfig STANDARD = new AdamWConfig(0.9, 0.999, 1e-8, 0);

    public AdamWConfig {
        requireFraction("beta1", beta1);
        requireFraction("beta2", beta2);
        if (!(epsilon > 0 && epsilon < 1)) {
            throw new IllegalArgumentException("epsilon must be above 0 and below 1: " + epsilon);
        }
        if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weightDecay must be a number from 0 on: " + weightDecay);
        }
    }

    private static void requireFraction(String name, double x) {
        if (!(x >= 0 && x < 1)) {
            throw new IllegalArgumentException(name + " must be at least 0 and below 1: " + x);
        }
    }
}
