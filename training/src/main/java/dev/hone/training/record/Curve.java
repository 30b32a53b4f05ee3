package dev.hone.training.record;

/// One number of a run over its steps.
///
/// Shapes: one entry a step or an evaluation that has the number, oldest first.
public record Curve(String name, int[] steps, double[] values) {}
