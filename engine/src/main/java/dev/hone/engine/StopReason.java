package dev.hone.engine;

/// Why a completion ended.
public enum StopReason {
    /// The model drew one of the end tokens; it is the last token of the completion.
    END_TOKEN,
    /// The text contained one of the stop strings; the tokens that made it are part of the completion.
    STOP_STRING,
    /// The completion reached the maximum number of new tokens, or the model's last position.
    LENGTH,
    /// A [TokenObserver] ended it.
    INTERRUPTED
}
