package dev.hone.lab.protocol;

/// A part of a contrast: the mean of a measure in an arm, times a weight.
public record Term(double weight, String arm, String measure) {}
