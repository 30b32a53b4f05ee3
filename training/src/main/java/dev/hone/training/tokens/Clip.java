package dev.hone.training.tokens;

/// What an objective did to the ratio of a token.
public enum Clip {
    /// The token moved the policy.
    NONE,
    /// The ratio lay below the lower bound and the gradient was stopped.
    LOW,
    /// The ratio lay above the upper bound and the gradient was stopped.
    HIGH
}
