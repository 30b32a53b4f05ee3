package dev.hone.training.testtime;

/// What a task of grids is changed by to make more of it.
public enum Augment {
    /// Nothing: the same examples again and again.
    NONE,
    /// Turned and mirrored.
    GEOMETRY,
    /// In other colours.
    COLOURS,
    /// Both.
    BOTH;

    boolean turns() {
        return this == GEOMETRY || this == BOTH;
    }

    boolean recolours() {
        return this == COLOURS || this == BOTH;
    }
}
