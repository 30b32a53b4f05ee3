package dev.hone.tasks.internal.math.tree;

/// Numbers with a name.
public enum Constant { PI, E, I, INFINITY }
