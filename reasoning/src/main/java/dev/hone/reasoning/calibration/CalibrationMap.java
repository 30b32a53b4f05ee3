package dev.hone.reasoning.calibration;

/// Turns a confidence into a chance.
@FunctionalInterface
public interface CalibrationMap {
    /// The chance for a confidence, both in [0, 1]. Never falls where the confidence rises.
    double chance(double confidence);
}
