package dev.hone.training.run;

/// A line of a run's metrics.
public sealed interface MetricsLine {
    /// How many steps were done.
    int step();

    /// The numbers of a step.
    record Trained(int step, Metrics metrics) implements MetricsLine {}

    /// What was measured on held-out problems.
    record Evaluated(int step, Metrics metrics) implements MetricsLine {}

    /// A flag that was raised.
    record Flagged(Flag flag) implements MetricsLine {
        @Override
        public int step() {
            return flag.step();
        }
    }
}
