package dev.hone.tasks;

/// A problem with a completion that demonstrates a solution in a style.
public record Demonstration(Problem problem, Style style, String completion) {}
