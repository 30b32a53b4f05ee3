package dev.hone.training.preference;

/// The logistic function and its logarithm, without overflow. StrictMath, because its bits are the same interpreted and
/// compiled.
public final class Logistic {
    private Logistic() {}

    /// σ(x) = 1 / (1 + exp(-x))
    public static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + StrictMath.exp(-x));
        }
        double e = StrictMath.exp(x);
        return e / (1 + e);
    }

    /// log σ(x)
    public static double logSigmoid(double x) {
        return Math.min(x, 0) - StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /// dσ/dx = σ(x) · σ(-x)
    public static double slope(double x) {
        return sigmoid(x) * sigmoid(-x);
    }
}
