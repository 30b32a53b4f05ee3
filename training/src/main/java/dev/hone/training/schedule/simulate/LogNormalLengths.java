package dev.hone.training.schedule.simulate;

import dev.hone.foundation.Draws;
import dev.hone.training.schedule.Ticket;
import java.util.stream.IntStream;

/// The long tail of reasoning: length = median · exp(σ z), rounded, at least 1 and at most `longest`, z standard
/// normal, each completion for itself.
///
/// Throws: `IllegalArgumentException` if the median or the limit is below 1, or σ is negative or not finite.
public record LogNormalLengths(double median, double sigma, int longest) implements Lengths {
    public LogNormalLengths {
        if (!(median >= 1) || Double.isInfinite(median) || longest < 1) {
            throw new IllegalArgumentException("median and limit are at least 1: " + median + ", " + longest);
        }
        if (!(sigma >= 0) || Double.isInfinite(sigma)) {
            throw new IllegalArgumentException("sigma must be 0 or more: " + sigma);
        }
    }

    @Override
    public int[] of(Ticket ticket, int completions, Draws draws) {
        return IntStream.range(0, completions)
                .map(i -> (int) Math.clamp(Math.rint(median * StrictMath.exp(sigma * draws.normal())), 1, longest))
                .toArray();
    }
}
