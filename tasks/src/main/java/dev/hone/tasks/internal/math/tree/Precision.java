package dev.hone.tasks.internal.math.tree;

/// How exactly a decimal was written: `places` behind the point (of the number before its power of ten, less the
/// exponent), and `digits` from the first that is not 0.
public record Precision(int places, int digits) {}
