package dev.hone.engine.files;

/// How the weights of a model are stored when it is written.
public enum WeightType {
    /// Every bit kept, 4 bytes a weight.
    F32,
    /// Rounded to the nearest bfloat16 (ties to even), 2 bytes a weight.
    BF16
}
