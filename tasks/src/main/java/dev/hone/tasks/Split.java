package dev.hone.tasks;

/// Which side of the wall a problem stands on. A problem's side is a function of its content alone, so no generator
/// can put the same problem on both.
public enum Split {
    /// May be trained on.
    TRAIN,
    /// Never trained on, for choosing settings.
    VALIDATION,
    /// Never trained on, for the numbers that are reported.
    TEST
}
