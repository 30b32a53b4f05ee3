package dev.hone.training.tokens;

/// Estimators of KL(π ‖ πref) from one drawn token, as functions of x = log π − log πref.
///
/// | | value | d/d log π | as an estimate under π |
/// |---|---|---|---|
/// | k1 | x | 1 | unbiased, high variance, may be negative; its gradient in the loss is 0 on average |
/// | k2 | x² / 2 | x | biased, low variance; its gradient is that of KL(π ‖ πref) on policy |
/// | k3 | e^−x − 1 + x | 1 − e^−x | unbiased, low variance, never negative |
///
/// Units: nats. In k3, x is cut as [LogRatio] says and the derivative is 0 beyond; the value is computed as
/// expm1(−x) + x and cut at 0 from below, so that rounding makes nothing negative.
/// Source: Schulman, "Approximating KL divergence" (2020); k3 in the loss: GRPO, arXiv:2402.03300, equation 4.
public enum KlEstimator {
    /// The log-ratio itself.
    K1 {
        @Override
        public double value(double x) {
            return x;
        }

        @Override
        public double slope(double x) {
            return 1;
        }
    },
    /// Half the square of the log-ratio.
    K2 {
        @Override
        public double value(double x) {
            return 0.5 * x * x;
        }

        @Override
        public double slope(double x) {
            return x;
        }
    },
    /// The ratio's excess over its tangent.
    K3 {
        @Override
        public double value(double x) {
            double c = LogRatio.clamped(x);
            return Math.max(0, StrictMath.expm1(-c) + c);
        }

        @Override
        public double slope(double x) {
            return LogRatio.moves(x) ? -StrictMath.expm1(-x) : 0;
        }
    };

    /// The estimate at log-ratio x.
    public abstract double value(double x);

    /// d(estimate)/d(log π) at log-ratio x.
    public abstract double slope(double x);
}
