package dev.hone.reasoning.calibration;

/// A confidence, and whether it was justified.
///
/// Throws: `IllegalArgumentException` if the confidence is no chance.
public record Judged(double confidence, Outcome outcome) {
    /// Whether the answer was right.
    public enum Outcome { RIGHT, WRONG }

    public Judged {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a confidence is a chance in [0, 1]: " + confidence);
        }
    }

    /// 1 where it was right, else 0.
    public double hit() {
        return outcome == Outcome.RIGHT ? 1 : 0;
    }
}
