package dev.hone.tasks.internal.math.tree;

/// Answers in words that mean something of their own.
public enum Special { NOTHING, UNDEFINED, REALS, ENDLESS, YES, NO }
