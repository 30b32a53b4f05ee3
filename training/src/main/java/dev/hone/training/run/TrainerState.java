package dev.hone.training.run;

/// Where a run stands, besides weights and moments: all that the next step depends on, and how long the logs were.
///
/// `step` steps are done, `updates` optimizer steps; `problems` is the next number of the problem stream; `tokens` were
/// trained so far. `best` is the best held-out accuracy, reached at `bestStep` (-1: none measured yet).
public record TrainerState(
        int step, long updates, long problems, long tokens, double best, int bestStep, LogOffsets logs) {
    /// Before the first step.
    public static final TrainerState START = new TrainerState(0, 0, 0, 0, -1, -1, LogOffsets.NONE);

    /// Lengths of the logs in bytes.
    public record LogOffsets(long metrics, long seconds, long rollouts, long tokens) {
        /// Empty logs.
        public static final LogOffsets NONE = new LogOffsets(0, 0, 0, 0);
    }

    /// The state after one more step.
    public TrainerState next(int moreUpdates, long moreProblems, long moreTokens) {
        return new TrainerState(
                step + 1, updates + moreUpdates, problems + moreProblems, tokens + moreTokens, best, bestStep, logs);
    }

    /// The state with this held-out accuracy, which is the best so far if it is above the others.
    public TrainerState measured(double accuracy) {
        return accuracy > best
                ? new TrainerState(step, updates, problems, tokens, accuracy, step, logs)
                : this;
    }

    /// The state with the logs at these lengths.
    public TrainerState at(LogOffsets offsets) {
        return new TrainerState(step, updates, problems, tokens, best, bestStep, offsets);
    }
}
