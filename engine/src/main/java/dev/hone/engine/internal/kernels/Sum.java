package dev.hone.engine.internal.kernels;

/// Where the chains of a matrix product begin.
public enum Sum {
    /// At +0; what the output held before is not read.
    FRESH,
    /// At the numbers that the output holds.
    ONTO
}
