package dev.hone.training.tokens;

/// Estimators of KL(π ‖ πref) from one drawn token, as functions of x = log π − log πref.
///
/// | | value | d/d log π | as an estimate under π |
/// |---|---|---|---|
/// | k1 | x | 1 | unbiased, high variance, may be negative; its gradient in the loss is 0 on average |
/// | abs | the absolute value of x | sign of x | biased, never negative |
/// | k2 | x² / 2 | x | biased, low variance; its gradient is that of KL(π ‖ πref) on policy |
/// | k3 | e^−x − 1 + x | 1 − e^−x | unbiased, low variance, never negative |
///
/// The members with `PLUS` are straight-through: the value of one and the derivative of k2, so that what is reported is
/// an unbiased or a non-negative number while what moves the weights is the right gradient on policy.
///
/// Units: nats. In k3, x is cut as [LogRatio] says and the derivative is 0 beyond; the value is computed as
/// expm1(−x) + x and cut at 0 from below, so that rounding makes nothing negative.
/// Source: Schulman, "Approximating KL divergence" (2020); k3 in the loss: GRPO, arXiv:2402.03300, equation 4;
/// abs and the straight-through forms: verl's `kl_penalty` (`abs`, `k1+`, `k3+`).
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
    /// The absolute value of the log-ratio.
    ABS {
        @Override
        public double value(double x) {
            return Math.abs(x);
        }

        @Override
        public double slope(double x) {
            return Math.signum(x);
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
    },
    /// Straight-through: the value of k1, the derivative of k2.
    K1_PLUS {
        @Override
        public double value(double x) {
            return K1.value(x);
        }

        @Override
        public double slope(double x) {
            return K2.slope(x);
        }
    },
    /// Straight-through: the value of abs, the derivative of k2.
    ABS_PLUS {
        @Override
        public double value(double x) {
            return ABS.value(x);
        }

        @Override
        public double slope(double x) {
            return K2.slope(x);
        }
    },
    /// Straight-through: the value of k3, the derivative of k2.
    K3_PLUS {
        @Override
        public double value(double x) {
            return K3.value(x);
        }

        @Override
        public double slope(double x) {
            return K2.slope(x);
        }
    };

    /// The estimate at log-ratio x.
    public abstract double value(double x);

    /// Whether the derivative is that of another estimator.
    public boolean isStraightThrough() {
        return this == K1_PLUS || this == ABS_PLUS || this == K3_PLUS;
    }

    /// d(estimate)/d(log π) at log-ratio x.
    public abstract double slope(double x);
}
