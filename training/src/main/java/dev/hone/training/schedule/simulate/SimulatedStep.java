package dev.hone.training.schedule.simulate;

/// What a step of a simulation came to.
///
/// - `now`: the time at its end; `taken`: how long it took
/// - `generators`, `trainer`: shares of that time in which slots wrote, and the trainer trained
/// - `staleness`, `oldest`: mean and greatest staleness of the tokens that it trained
/// - `tokens`: those tokens
///
/// Units: time as the costs have it; versions; tokens.
public record SimulatedStep(
        double now, double taken, double generators, double trainer, double staleness, int oldest, long tokens) {}
