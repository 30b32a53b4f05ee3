package dev.hone.lab.protocol;

/// A precondition: the mean of a contrast over the seeds lies in [low, high]. Where it does not, the claims behind it
/// are degenerate: the experiment could not have shown them, one way or the other.
public record Gate(String name, String meaning, Contrast contrast, double low, double high) {}
