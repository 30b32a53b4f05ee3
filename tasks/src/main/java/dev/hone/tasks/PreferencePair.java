package dev.hone.tasks;

/// A problem with two completions, of which the first is preferred.
///
/// `margin` says by how much, where the data says so, in the units of a reward model; else it is 0.
public record PreferencePair(Problem problem, String chosen, String rejected, double margin) {
    /// The fact under which a problem has its margin.
    static final String MARGIN = "margin";
}
