package dev.hone.app.command;

import dev.hone.app.terminal.Json;
import java.util.Arrays;

/// How far a strategy is from another on the same problems: in accuracy, and in tokens a problem, each with a 95 %
/// interval of the mean difference, normal over problems.
///
/// Problems that one of the two could not be judged on count in neither accuracy.
record PairedDifference(Interval accuracy, Interval tokens) {
    private static final double NORMAL_975 = 1.959963984540054;

    /// A mean with its interval.
    record Interval(double mean, double low, double high) {
        static Interval of(double... differences) {
            int n = differences.length;
            double mean = 0;
            for (double d : differences) {
                mean += d / n;
            }
            double squares = 0;
            for (double d : differences) {
                squares += (d - mean) * (d - mean);
            }
            double half = n < 2 ? Double.POSITIVE_INFINITY : NORMAL_975 * Math.sqrt(squares / (n - 1) / n);
            return new Interval(mean, mean - half, mean + half);
        }

        double[] values() {
            return new double[] {mean, low, high};
        }
    }

    /// What `one` has more than `base`. Shapes: a score (NaN: not judged) and a number of tokens a problem.
    static PairedDifference of(StrategyResult one, StrategyResult base) {
        double[] accuracy = new double[one.scores().length];
        double[] tokens = new double[one.scores().length];
        int judged = 0;
        for (int i = 0; i < tokens.length; i++) {
            double d = one.scores()[i] - base.scores()[i];
            if (!Double.isNaN(d)) {
                accuracy[judged++] = d;
            }
            tokens[i] = one.tokens()[i] - base.tokens()[i];
        }
        return new PairedDifference(
                Interval.of(Arrays.copyOf(accuracy, judged)), Interval.of(tokens));
    }

    String accuracyText() {
        return "%+.1f (%+.1f to %+.1f)".formatted(
                100 * accuracy.mean(), 100 * accuracy.low(), 100 * accuracy.high());
    }

    String tokensText() {
        return "%+.1f (%+.1f to %+.1f)".formatted(tokens.mean(), tokens.low(), tokens.high());
    }

    Json json(String against) {
        return new Json()
                .put("strategy", against)
                .put("accuracy", accuracy.values())
                .put("tokens_per_problem", tokens.values());
    }
}
