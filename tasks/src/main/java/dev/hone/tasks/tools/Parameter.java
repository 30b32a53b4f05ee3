package dev.hone.tasks.tools;

/// One argument of a tool.
public record Parameter(String name, String description) {}
