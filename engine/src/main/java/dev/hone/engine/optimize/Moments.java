package dev.hone.engine.optimize;

/// The state of AdamW: what a checkpoint keeps beside the weights.
///
/// Shapes: `first` (running mean of the gradient) and `second` (of its square) have the layout of the weights.
/// Units: `steps` made so far.
public record Moments(int steps, float[] first, float[] second) {
    public Moments {
        if (steps < 0) {
            throw new IllegalArgumentException("steps must not be negative: " + steps);
        }
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "the moments differ in length: " + first.length + " and " + second.length);
        }
    }
}
