package dev.hone.training.schedule;

/// The machines that a virtual clock imagines.
///
/// - `generators`: groups that are written at the same time, each with all its completions side by side
/// - `costs`: how long things take
///
/// Throws: `IllegalArgumentException` if there is no generator.
public record Machines(int generators, Costs costs) {
    /// Eight generators.
    public static final Machines USUAL = new Machines(8, Costs.USUAL);

    public Machines {
        if (generators < 1) {
            throw new IllegalArgumentException("at least one generator is needed: " + generators);
        }
    }
}
