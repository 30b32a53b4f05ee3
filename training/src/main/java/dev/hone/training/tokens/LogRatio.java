package dev.hone.training.tokens;

/// The one way in which log-ratios become ratios.
///
/// r = exp(clamp(log π − log π', −20, 20)). Beyond the clamp the ratio is constant and its derivative is 0, so that
/// no exponential overflows. Equal log-probabilities give exactly 1. StrictMath, because its bits are the same
/// interpreted and compiled.
///
/// Units: natural logarithms.
public final class LogRatio {
    /// Log-ratios are cut to this on both sides; exp(20) is 4.85e8.
    public static final double LIMIT = 20;

    private LogRatio() {}

    /// The log-ratio, cut to the limit.
    public static double clamped(double logRatio) {
        return Math.clamp(logRatio, -LIMIT, LIMIT);
    }

    /// The ratio of a log-ratio.
    public static double ratio(double logRatio) {
        return StrictMath.exp(clamped(logRatio));
    }

    /// Whether the ratio still follows the log-ratio, or is cut and has derivative 0.
    public static boolean moves(double logRatio) {
        return Math.abs(logRatio) <= LIMIT;
    }
}
