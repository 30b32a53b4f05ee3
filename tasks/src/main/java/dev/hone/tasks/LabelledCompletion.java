package dev.hone.tasks;

/// A completion of a problem that somebody called desirable, or not.
public record LabelledCompletion(Problem problem, String completion, Label label) {
    /// The fact under which a problem of a file has its label.
    static final String LABEL = "label";

    /// What it was called.
    public enum Label { DESIRABLE, UNDESIRABLE }
}
