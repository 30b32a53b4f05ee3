package dev.hone.training.run;

import java.util.List;
import java.util.Objects;

/// Where a run stands, besides weights and moments: all that the next step depends on, and how long the logs were.
///
/// `step` steps are done, `updates` optimizer steps; `problems` is the next number of the problem stream; `tokens` were
/// trained so far. `best` is the best held-out accuracy, reached at `bestStep` (-1: none measured yet).
/// `regularizers` are the numbers of regularisers that have some; empty before the first step.
public record TrainerState(
        int step,
        long updates,
        long problems,
        long tokens,
        double best,
        int bestStep,
        LogOffsets logs,
        List<List<Double>> regularizers) {
    /// A checkpoint that was written before there were such numbers has none.
    public TrainerState {
        regularizers = List.copyOf(Objects.requireNonNullElse(regularizers, List.of()));
    }

    /// Before the first step.
    public static final TrainerState START = new TrainerState(0, 0, 0, 0, -1, -1, LogOffsets.NONE, List.of());

    /// Lengths of the logs in bytes.
    public record LogOffsets(long metrics, long seconds, long rollouts, long tokens) {
        /// Empty logs.
        public static final LogOffsets NONE = new LogOffsets(0, 0, 0, 0);
    }

    /// The state after one more step.
    public TrainerState next(int moreUpdates, long moreProblems, long moreTokens) {
        return new TrainerState(
                step + 1, updates + moreUpdates, problems + moreProblems, tokens + moreTokens, best, bestStep, logs,
                regularizers);
    }

    /// The state with this held-out accuracy, which is the best so far if it is above the others.
    public TrainerState measured(double accuracy) {
        return accuracy > best
                ? new TrainerState(step, updates, problems, tokens, accuracy, step, logs, regularizers)
                : this;
    }

    /// The state with the logs at these lengths.
    public TrainerState at(LogOffsets offsets) {
        return new TrainerState(step, updates, problems, tokens, best, bestStep, offsets, regularizers);
    }

    /// The state with these numbers of regularisers.
    public TrainerState withRegularizers(List<List<Double>> numbers) {
        return new TrainerState(step, updates, problems, tokens, best, bestStep, logs, numbers);
    }
}
