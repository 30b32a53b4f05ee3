package dev.hone.engine.internal.kernels;

/// How a gradient that sums over rows joins what is there already.
public enum Chain {
    /// The sum goes on from the number that is there, row by row.
    CONTINUES,
    /// A fresh sum from +0 is finished first, then added once.
    CLOSED
}
