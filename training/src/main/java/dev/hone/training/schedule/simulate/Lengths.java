package dev.hone.training.schedule.simulate;

import dev.hone.foundation.Draws;
import dev.hone.training.schedule.Ticket;

/// How long the completions of a group are.
///
/// Units: tokens, at least 1.
public sealed interface Lengths permits FixedLength, UniformLengths, LogNormalLengths, RecordedLengths, Lengths.Custom {
    /// The lengths of a group's completions. `draws` are the group's own.
    int[] of(Ticket ticket, int completions, Draws draws);

    /// Lengths of the user's own. Must be a pure function of its arguments.
    @FunctionalInterface
    non-sealed interface Custom extends Lengths {}
}
