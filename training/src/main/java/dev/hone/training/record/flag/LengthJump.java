package dev.hone.training.record.flag;

import java.util.Optional;
import java.util.OptionalDouble;

/// Completions became much longer or much shorter within a few steps.
///
/// mean length of the last `recent` steps / mean length of the `window` steps before, above `factor` or below
/// 1/`factor`
///
/// Units: tokens; a difference of fewer than `least` tokens is none.
/// Throws: `IllegalArgumentException` if a window is below 1 or the factor not above 1.
public record LengthJump(int recent, int window, double factor, double least) implements FlagRule {
    private static final String LENGTH = "completions/mean_length";

    public LengthJump {
        if (recent < 1 || window < 1 || !(factor > 1)) {
            throw new IllegalArgumentException("windows of at least 1 step and a factor above 1: " + recent + ", "
                    + window + ", " + factor);
        }
    }

    /// Two steps against the eight before, by half, at least eight tokens.
    public LengthJump() {
        this(2, 8, 1.5, 8);
    }

    @Override
    public String name() {
        return "length-jump";
    }

    @Override
    public String meaning() {
        return "Completions became much longer or shorter within a few steps; look at some before and "
                + "after.";
    }

    @Override
    public Optional<String> at(Series series) {
        OptionalDouble now = series.last(LENGTH, recent);
        OptionalDouble before = series.before(LENGTH, recent, window);
        if (now.isEmpty() || before.isEmpty()) {
            return Optional.empty();
        }
        double a = before.getAsDouble();
        double b = now.getAsDouble();
        if (Math.abs(b - a) < least || (b < factor * a && b > a / factor)) {
            return Optional.empty();
        }
        double cut = series.last("completions/clipped_ratio", recent).orElse(0);
        return Optional.of(
                "completions became %s: %.1f tokens in the last %d steps, %.1f in the %d before; %.0f %% are cut off"
                        .formatted(b > a ? "longer" : "shorter", b, recent, a, window, 100 * cut));
    }
}
