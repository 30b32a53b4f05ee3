package dev.hone.training.schedule.simulate;

import dev.hone.foundation.Draws;
import dev.hone.training.schedule.Ticket;
import java.util.stream.IntStream;

/// Every length from `low` to `high` is as likely as every other, each completion for itself.
///
/// Throws: `IllegalArgumentException` if there is no such length, or one below 1.
public record UniformLengths(int low, int high) implements Lengths {
    public UniformLengths {
        if (low < 1 || high < low || high == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("lengths lie between two numbers of at least 1, the lower one first: "
                    + low + ", " + high);
        }
    }

    @Override
    public int[] of(Ticket ticket, int completions, Draws draws) {
        return IntStream.range(0, completions).map(i -> low + (int) (draws.uniform() * (high - low + 1L))).toArray();
    }
}
