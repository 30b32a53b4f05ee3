package dev.hone.tasks.internal.math.tree;

/// What stands between two sides of a relation.
public enum Comparison {
    EQUAL, APPROXIMATE, UNEQUAL, LESS, AT_MOST, GREATER, AT_LEAST;

    /// The same seen from the other side.
    public Comparison turned() {
        return switch (this) {
            case LESS -> GREATER;
            case AT_MOST -> AT_LEAST;
            case GREATER -> LESS;
            case AT_LEAST -> AT_MOST;
            case EQUAL, APPROXIMATE, UNEQUAL -> this;
        };
    }

    /// Whether it bounds one side by the other.
    public boolean isBound() {
        return this == LESS || this == AT_MOST || this == GREATER || this == AT_LEAST;
    }
}
