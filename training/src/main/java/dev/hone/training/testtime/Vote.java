package dev.hone.training.testtime;

/// How an answer is found with an adapted model.
public enum Vote {
    /// The likeliest answer to the question as it is.
    NONE,
    /// The most frequent answer over all views.
    FLAT,
    /// See [HierarchicalVote].
    HIERARCHICAL
}
