package dev.hone.lab.experiment;

/// What was measured along the way: a value at each place, such as an accuracy after so many steps.
public record Curve(double[] x, double[] y) {
    /// @throws IllegalArgumentException if the lengths differ, or a number is not finite
    public Curve {
        if (x.length != y.length) {
            throw new IllegalArgumentException("a curve of " + x.length + " places and " + y.length + " values");
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new IllegalArgumentException("a curve's point is not finite: " + x[i] + ", " + y[i]);
            }
        }
    }
}
