package dev.hone.training.run;

/// Where other weights went on inside a completion: from this token on, those after so many steps.
public record VersionChange(int token, int version) {}
