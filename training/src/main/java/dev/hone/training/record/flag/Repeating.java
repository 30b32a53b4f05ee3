package dev.hone.training.record.flag;

import java.util.Optional;
import java.util.OptionalDouble;

/// Completions repeat themselves more than they did at the beginning of the run.
///
/// `completions/repetition`, the share of n-grams that were there before, rose by `rise` from the first `window` steps
/// to the last.
///
/// Throws: `IllegalArgumentException` if the window is below 1 or the rise not in (0, 1).
public record Repeating(int window, double rise) implements FlagRule {
    public Repeating {
        if (window < 1 || !(rise > 0 && rise < 1)) {
            throw new IllegalArgumentException("a window of at least 1 step and a rise in (0, 1): " + window + ", "
                    + rise);
        }
    }

    /// Three steps, and a rise by a fifth of all n-grams.
    public Repeating() {
        this(3, 0.2);
    }

    @Override
    public String name() {
        return "repetition";
    }

    @Override
    public String meaning() {
        return "Completions repeat themselves more than they did when the run began.";
    }

    @Override
    public Optional<String> at(Series series) {
        OptionalDouble first = series.first("completions/repetition", window);
        OptionalDouble last = series.last("completions/repetition", window);
        if (first.isEmpty() || last.isEmpty() || last.getAsDouble() - first.getAsDouble() < rise) {
            return Optional.empty();
        }
        return Optional.of(("completions repeat themselves: %.0f %% of their runs of four tokens were there before, "
                + "%.0f %% at the beginning").formatted(100 * last.getAsDouble(), 100 * first.getAsDouble()));
    }
}
