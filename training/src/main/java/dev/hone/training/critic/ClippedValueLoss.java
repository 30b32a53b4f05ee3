package dev.hone.training.critic;

/// Half the squared distance of a value from its target, and not less than that of the value kept near the old one: a
/// value that went far in one batch is drawn no further.
///
/// l = ½ max((v − R)², (clamp(v, v' − ε, v' + ε) − R)²)
///
/// dl/dv = v − R, or 0 where the clamped value has the greater distance
///
/// with v' the value when the batch was sampled and R its target. ε 0 clips nothing.
///
/// Shapes: one number a token. Units: those of rewards, ε too.
/// Throws: `IllegalArgumentException` if ε is negative or not finite.
/// Source: the value function's loss of OpenAI's PPO2, as TRL and verl have it (ε 0.5 as in verl; 0.2 in TRL).
public record ClippedValueLoss(double epsilon) {
    public ClippedValueLoss {
        if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException(
                    "clip is " + epsilon + "; it must be a finite number of at least 0, where 0 clips nothing");
        }
    }

    /// ε 0.5.
    public ClippedValueLoss() {
        this(0.5);
    }

    /// The loss of a value.
    public double value(double v, double old, double target) {
        double free = square(v - target);
        return 0.5 * Math.max(free, square(near(v, old) - target));
    }

    /// Its derivative by the value.
    public double slope(double v, double old, double target) {
        return clips(v, old, target) ? 0 : v - target;
    }

    /// Whether the clamped value has the greater distance, so that nothing pulls.
    public boolean clips(double v, double old, double target) {
        return square(near(v, old) - target) > square(v - target);
    }

    private double near(double v, double old) {
        return epsilon == 0 ? v : Math.clamp(v, old - epsilon, old + epsilon);
    }

    private static double square(double x) {
        return x * x;
    }
}
