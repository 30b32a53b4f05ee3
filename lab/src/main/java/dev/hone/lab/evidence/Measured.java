package dev.hone.lab.evidence;

/// The mean of a measure over the seeds of an arm, with Student's 95 % interval, and each seed's value.
public record Measured(double mean, double low, double high, double[] seeds) {}
