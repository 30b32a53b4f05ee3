package dev.hone.tasks;

/// How a demonstration solves a problem. A tiny model that is pre-trained on a mixture of styles knows several ways of
/// answering, of which reinforcement learning can prefer one.
public enum Style {
    /// Right steps, right answer.
    STEPS,
    /// Steps with random slips; the answer follows from them, so it is often wrong.
    SLOPPY,
    /// Steps by a systematically wrong rule.
    BUGGY,
    /// An answer without steps, mostly near the right one.
    GUESS
}
