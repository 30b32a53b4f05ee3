package dev.hone.tasks;

import java.util.Optional;

/// A problem with two completions, of which the first is preferred.
///
/// `margin` says by how much, where the data says so, in the units of a reward model; else it is 0. `gold` is a third
/// completion, better than both, where it was asked for.
public record PreferencePair(Problem problem, String chosen, String rejected, double margin, Optional<String> gold) {
    /// The fact under which a problem has its margin.
    static final String MARGIN = "margin";
    /// The fact under which a problem of a file has its gold completion.
    static final String GOLD = "gold";
    /// The fact under which a problem of a file has its rejected completion.
    static final String REJECTED = "rejected";

    /// A pair alone.
    public PreferencePair(Problem problem, String chosen, String rejected, double margin) {
        this(problem, chosen, rejected, margin, Optional.empty());
    }
}
