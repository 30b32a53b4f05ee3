package dev.hone.training.record.flag;

import dev.hone.training.run.Metrics;
import java.util.List;
import java.util.Optional;

/// The samples of every problem got the same reward, several steps in a row, and nothing was updated.
///
/// A baseline made from equal rewards leaves advantages of 0, and no gradient.
///
/// Throws: `IllegalArgumentException` if `steps` is below 1.
public record AllRewardsEqual(int steps) implements FlagRule {
    public AllRewardsEqual {
        if (steps < 1) {
            throw new IllegalArgumentException("at least 1 step: " + steps);
        }
    }

    /// Three steps in a row.
    public AllRewardsEqual() {
        this(3);
    }

    @Override
    public String name() {
        return "all-rewards-equal";
    }

    @Override
    public String meaning() {
        return "The samples of every problem got the same reward, several steps in a row: advantages "
                + "are 0, and nothing was learnt.";
    }

    @Override
    public Optional<String> at(Series series) {
        List<Metrics> last = series.steps().stream()
                .skip(Math.max(0, series.steps().size() - steps))
                .map(s -> s.metrics())
                .toList();
        boolean flat = last.size() == steps
                && last.stream().allMatch(m -> m.find("frac_reward_zero_std").orElse(0) == 1
                        && m.find("updates").orElse(1) == 0);
        if (!flat) {
            return Optional.empty();
        }
        double reward = last.getLast().find("reward").orElse(0);
        return Optional.of(("the samples of every problem got the same reward in the last %d steps (mean reward %.3f), "
                + "so nothing was learned: take %s problems, or sample more of each").formatted(
                        steps, reward, last.getLast().find("accuracy").orElse(reward) > 0.5 ? "harder" : "easier"));
    }
}
