package dev.hone.training.loop;

import dev.hone.training.evaluation.Evaluation;
import java.nio.file.Path;
import java.util.Optional;

/// How a run ended: after how many steps, why, the first and last evaluation that this process made, and where the
/// model lies (nothing where the run was cancelled).
public record Outcome(
        End end, int steps, Optional<Evaluation> before, Optional<Evaluation> after, Path run, Optional<Path> model) {
    /// Why it ended.
    public enum End { FINISHED, CANCELLED }
}
