package dev.hone.training.schedule.simulate;

import java.util.List;

/// What a schedule is expected to do once it runs evenly.
///
/// - `step`: mean time of a step
/// - `generators`, `trainer`: shares of the time in which slots write, and the trainer trains
/// - `staleness`, `oldest`: mean and greatest staleness of a trained token
/// - `tokens`: mean tokens that a step trains
///
/// Units: time as the costs have it; versions; tokens.
public record Forecast(
        double step, double generators, double trainer, double staleness, int oldest, double tokens) {
    /// Means over steps, weighted with time or tokens.
    ///
    /// @throws IllegalArgumentException if there are none
    public static Forecast of(List<SimulatedStep> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a forecast needs at least one step");
        }
        double time = steps.stream().mapToDouble(SimulatedStep::taken).sum();
        double tokens = steps.stream().mapToDouble(SimulatedStep::tokens).sum();
        return new Forecast(
                time / steps.size(),
                steps.stream().mapToDouble(s -> s.generators() * s.taken()).sum() / time,
                steps.stream().mapToDouble(s -> s.trainer() * s.taken()).sum() / time,
                steps.stream().mapToDouble(s -> s.staleness() * s.tokens()).sum() / tokens,
                steps.stream().mapToInt(SimulatedStep::oldest).max().orElseThrow(),
                tokens / steps.size());
    }

    /// Steps in an hour, where the unit of time is a second.
    public double stepsAnHour() {
        return 3600 / step;
    }
}
