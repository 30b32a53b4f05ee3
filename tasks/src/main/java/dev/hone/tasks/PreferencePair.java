package dev.hone.tasks;

/// A problem with two completions, of which the first is preferred.
public record PreferencePair(Problem problem, String chosen, String rejected) {}
