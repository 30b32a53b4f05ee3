package dev.hone.tasks.grid;

/// A grid and what the rule makes of it.
public record GridPair(CellGrid input, CellGrid output) {}
