package dev.hone.tasks.internal.math.tree;

/// What joins the parts of a list without brackets.
public enum Joint { COMMA, AND, OR }
