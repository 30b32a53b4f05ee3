package dev.hone.training.schedule;

/// What a schedule allows.
///
/// - `staleness`: the bound N. A group of step s may begin by version v if s - 1 - v <= N; a generator waits rather
///   than begin one that would be too old, and nothing that was written is ever dropped for its age.
/// - `publication`: when new weights reach the generators
/// - `interruption`: what new weights mean for completions that are being written
///
/// Units: versions.
/// Throws: `IllegalArgumentException` if the bound is negative.
/// Source: the bound of AReaL, arXiv:2505.24298, which counts groups over all steps; here each step has its own groups,
/// so that a refilled group belongs to the step that misses it.
public record Rule(int staleness, Publication publication, Interruption interruption) {
    /// When new weights reach the generators.
    public enum Publication {
        /// As soon as they are made.
        AT_ONCE,
        /// Once they are made and the groups of the next step are written.
        AFTER_NEXT_STEP
    }

    public Rule {
        if (staleness < 0) {
            throw new IllegalArgumentException("the bound of staleness must be 0 or more versions: " + staleness);
        }
    }
}
