package dev.hone.lab.evidence;

/// What an arm measured along the way: at each place the mean over the seeds, the least and the greatest of them.
public record MeasuredCurve(double[] x, double[] mean, double[] least, double[] most) {}
