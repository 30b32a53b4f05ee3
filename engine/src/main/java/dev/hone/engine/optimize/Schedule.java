package dev.hone.engine.optimize;

/// The learning rate of each step.
///
/// The first `warmup` steps rise evenly: step s (from 0 on) takes rate · (s + 1) / (warmup + 1). Then the rate stays,
/// or falls until step `total`, from which on it is `floor` · rate.
///
/// Units: steps are optimizer steps; `rate` is that of AdamW; `floor` is a part of it in [0, 1].
/// Throws: `IllegalArgumentException` outside these ranges, and where the warm-up is not shorter than the whole.
public sealed interface Schedule {
    /// The learning rate of step `step`, counted from 0.
    double at(int step);

    /// The same rate after the warm-up.
    record Constant(double rate, int warmup) implements Schedule {
        public Constant {
            requireRate(rate);
            requireWarmup(warmup);
        }

        @Override
        public double at(int step) {
            return step < warmup ? rising(rate, step, warmup) : rate;
        }
    }

    /// rate · (floor + (1 - floor)(1 - p)) with p = (s - warmup) / (total - warmup).
    record Linear(double rate, int warmup, int total, double floor) implements Schedule {
        public Linear {
            requireRate(rate);
            requireWarmup(warmup);
            requireFall(warmup, total, floor);
        }

        @Override
        public double at(int step) {
            if (step < warmup) {
                return rising(rate, step, warmup);
            }
            return rate * (floor + (1 - floor) * (1 - progress(step, warmup, total)));
        }
    }

    /// rate · (floor + (1 - floor)(1 + cos(π p)) / 2) with p = (s - warmup) / (total - warmup).
    ///
    /// Source: Loshchilov and Hutter, arXiv:1608.03983, without restarts.
    record Cosine(double rate, int warmup, int total, double floor) implements Schedule {
        public Cosine {
            requireRate(rate);
            requireWarmup(warmup);
            requireFall(warmup, total, floor);
        }

        @Override
        public double at(int step) {
            if (step < warmup) {
                return rising(rate, step, warmup);
            }
            double p = progress(step, warmup, total);
            return rate * (floor + (1 - floor) * 0.5 * (1 + StrictMath.cos(Math.PI * p)));
        }
    }

    private static double rising(double rate, int step, int warmup) {
        return rate * (step + 1) / (warmup + 1);
    }

    private static double progress(int step, int warmup, int total) {
        return Math.min(1, (step - warmup) / (double) (total - warmup));
    }

    private static void requireRate(double rate) {
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the learning rate must be a number from 0 on: " + rate);
        }
    }

    private static void requireWarmup(int warmup) {
        if (warmup < 0) {
            throw new IllegalArgumentException("the warm-up must not be negative: " + warmup);
        }
    }

    private static void requireFall(int warmup, int total, double floor) {
        if (total <= warmup) {
            throw new IllegalArgumentException(
                    "the warm-up (" + warmup + " steps) must be shorter than the whole (" + total + ")");
        }
        if (!(floor >= 0 && floor <= 1)) {
            throw new IllegalArgumentException("the floor is a part of the rate from 0 to 1: " + floor);
        }
    }
}
