package dev.hone.training.schedule.simulate;

import dev.hone.foundation.Draws;
import dev.hone.training.schedule.Ticket;
import java.util.Arrays;

/// Every completion has the same length.
///
/// Throws: `IllegalArgumentException` if it is not positive.
public record FixedLength(int tokens) implements Lengths {
    public FixedLength {
        if (tokens < 1) {
            throw new IllegalArgumentException("a completion has at least one token: " + tokens);
        }
    }

    @Override
    public int[] of(Ticket ticket, int completions, Draws draws) {
        int[] lengths = new int[completions];
        Arrays.fill(lengths, tokens);
        return lengths;
    }
}
