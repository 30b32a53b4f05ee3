package dev.hone.lab.verdict;

/// How a gate was passed or not.
public record GateReport(String name, String meaning, double value, double low, double high, Outcome outcome) {
    /// Whether the value lay inside.
    public enum Outcome {
        /// Inside.
        PASSED,
        /// Outside.
        FAILED,
        /// An arm of the gate was not run, or did not measure it.
        OPEN
    }
}
