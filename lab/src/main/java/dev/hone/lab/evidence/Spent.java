package dev.hone.lab.evidence;

/// What arms that are compared spent: what is counted, by which factor they differ at most, and what is allowed.
public record Spent(String quantity, double worst, double allowed) {}
