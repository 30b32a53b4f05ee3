package dev.hone.training.schedule;

/// The groups of step s + 1 are written while step s trains, both from the same weights: from the second step on all
/// groups have staleness 1, whatever the clock says. Trainer and generators wait for each other after each step. Groups
/// that a step samples in the place of others are its own weights' (staleness 0).
///
/// Source: one-step-off-policy training as in verl's recipe of that name and DeepCoder's pipelining (Luo et al. 2025).
public record OneStepOff(Machines machines) implements Schedule {
    @Override
    public Rule rule() {
        return new Rule(1, Rule.Publication.AFTER_NEXT_STEP, Interruption.NEVER);
    }

    @Override
    public String name() {
        return "one-step-off";
    }
}
