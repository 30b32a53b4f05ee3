package dev.hone.training.record;

import dev.hone.training.run.RunState;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/// A run in a line.
///
/// `accuracy` is the last held-out accuracy, `best` the highest; `seconds` is what its steps and evaluations took,
/// `tokens` what was trained on, `flags` how many were raised. `started` is the time in the manifest. Where a file of
/// the run cannot be read, `problem` says why, and the numbers are those that were known before.
///
/// Units: accuracies in [0, 1].
public record RunRow(
        Path folder,
        String kind,
        RunState state,
        int step,
        int steps,
        OptionalDouble accuracy,
        OptionalDouble best,
        String started,
        double seconds,
        long tokens,
        int flags,
        Optional<String> problem) {}
