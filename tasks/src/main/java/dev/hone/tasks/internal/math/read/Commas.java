package dev.hone.tasks.internal.math.read;

/// What a comma or blank between digits is where both are possible: `1,234`.
public enum Commas {
    /// It groups digits by three, but not in brackets.
    GROUP,
    /// It groups digits by three in brackets, too.
    GROUP_EVERYWHERE,
    /// It separates.
    SEPARATE,
    /// It stands before the decimals, and a point groups digits.
    DECIMAL
}
