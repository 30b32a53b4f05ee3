package dev.hone.training.tokens;

/// What an importance ratio belongs to.
public enum Level {
    /// Each token has a ratio of its own.
    TOKEN,
    /// One ratio for all tokens of a completion.
    SEQUENCE
}
