package dev.hone.engine.optimize;

/// What one optimizer step did.
///
/// Units: `step` counts from 1; `gradientNorm` is the Euclidean norm of all gradients before clipping; `clipFactor` is
/// what they were multiplied with (1 where nothing was clipped); `updateNorm` is the norm of the change of the weights.
public record StepReport(int step, double gradientNorm, double clipFactor, double updateNorm) {}
