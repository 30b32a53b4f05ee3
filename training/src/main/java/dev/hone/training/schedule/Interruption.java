package dev.hone.training.schedule;

/// What new weights mean for a completion that is being written.
///
/// Going on with the keys and values of the old weights is not offered: no weights would give the log-probabilities of
/// such tokens again, so that neither the check of exactness nor a replay could hold.
public enum Interruption {
    /// Nothing: the weights that began it finish it.
    NEVER,
    /// The new weights go on behind its tokens; keys and values of prompt and tokens are computed again by the new
    /// weights. Each token keeps the version that drew it.
    RECOMPUTE
}
