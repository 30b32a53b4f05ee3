package dev.hone.training.record.flag;

import java.util.Optional;
import java.util.OptionalDouble;

/// The reward grows because answers look better, not because more of them are right.
///
/// Between the `window` steps before the last `window` and those, the reward or the share of answers that could be
/// parsed rose by `rise`, and accuracy by less than `flat`.
///
/// Throws: `IllegalArgumentException` if the window is below 1, or not 0 <= flat < rise.
public record FormatGaming(int window, double rise, double flat) implements FlagRule {
    public FormatGaming {
        if (window < 1 || !(flat >= 0 && flat < rise)) {
            throw new IllegalArgumentException("a window of at least 1 step and 0 <= flat < rise: " + window + ", "
                    + flat + ", " + rise);
        }
    }

    /// Windows of eight steps, a rise by 0.1, less than 0.02 of it in accuracy.
    public FormatGaming() {
        this(8, 0.1, 0.02);
    }

    @Override
    public String name() {
        return "format-gaming";
    }

    @Override
    public String meaning() {
        return "The reward grows because answers look better, not because more of them are right.";
    }

    @Override
    public Optional<String> at(Series series) {
        OptionalDouble accuracy = change(series, "accuracy");
        if (accuracy.isEmpty() || accuracy.getAsDouble() >= flat) {
            return Optional.empty();
        }
        double reward = change(series, "reward").orElse(0);
        double parsed = change(series, "verdict/parsed").orElse(0);
        if (reward < rise && parsed < rise) {
            return Optional.empty();
        }
        String what = reward >= rise ? "the reward rose by %.3f".formatted(reward)
                : "the share of answers that can be parsed rose by %.3f".formatted(parsed);
        return Optional
                .of(("%s within %d steps, accuracy by %.3f: the policy learns the form of an answer, not the answer; "
                        + "look at hone rollouts --best").formatted(what, 2 * window, accuracy.getAsDouble()));
    }

    private OptionalDouble change(Series series, String name) {
        OptionalDouble before = series.before(name, window, window);
        OptionalDouble now = series.last(name, window);
        return before.isEmpty() || now.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(now.getAsDouble() - before.getAsDouble());
    }
}
