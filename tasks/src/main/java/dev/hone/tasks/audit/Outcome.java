package dev.hone.tasks.audit;

/// How a check of an audit ended.
public enum Outcome {
    /// As meant.
    PASSED,
    /// Not as meant: the family must not be used before this is understood.
    FAILED,
    /// The check does not apply to this family.
    SKIPPED
}
