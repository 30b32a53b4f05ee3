package dev.hone.training.record.flag;

import dev.hone.training.run.Metrics;
import dev.hone.training.run.MetricsLine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The training reward rises while held-out accuracy falls.
///
/// The newest evaluation's 95 % interval lies below that of the best one before, and the mean reward of the `window`
/// steps up to the newest is higher than that up to the best.
///
/// Throws: `IllegalArgumentException` if the window is below 1.
/// Source: over-optimisation of a reward as in arXiv:2210.10760; the test is ours.
public record RewardWithoutAccuracy(int window) implements FlagRule {
    private static final String ACCURACY = "eval/pass@1";

    public RewardWithoutAccuracy {
        if (window < 1) {
            throw new IllegalArgumentException("a window of at least 1 step: " + window);
        }
    }

    /// Rewards of five steps.
    public RewardWithoutAccuracy() {
        this(5);
    }

    @Override
    public String name() {
        return "reward-without-accuracy";
    }

    @Override
    public String meaning() {
        return "The training reward rises while held-out accuracy falls: the reward is being exploited.";
    }

    @Override
    public Optional<String> at(Series series) {
        List<MetricsLine.Evaluated> all = series.evaluations();
        if (all.size() < 2) {
            return Optional.empty();
        }
        MetricsLine.Evaluated last = all.getLast();
        // The evaluation before the first step has no rewards to compare with.
        Optional<MetricsLine.Evaluated> best = all.subList(0, all.size() - 1).stream()
                .filter(e -> e.step() > 0)
                .max(Comparator.comparingDouble(e -> number(e.metrics(), ACCURACY)));
        if (best.isEmpty()
                || !(number(last.metrics(), "eval/high") < number(best.get().metrics(), "eval/low"))) {
            return Optional.empty();
        }
        OptionalDouble then = series.upTo("reward", best.get().step(), window);
        OptionalDouble now = series.upTo("reward", last.step(), window);
        if (then.isEmpty() || now.isEmpty() || now.getAsDouble() <= then.getAsDouble()) {
            return Optional.empty();
        }
        return Optional
                .of(("held-out accuracy fell from %.1f %% after step %d to %.1f %%, while the reward rose from %.3f "
                        + "to %.3f: the policy learns something that the problems it is measured on do not reward")
                        .formatted(
                                100 * number(best.get().metrics(), ACCURACY), best.get().step(),
                                100 * number(last.metrics(), ACCURACY), then.getAsDouble(), now.getAsDouble()));
    }

    private static double number(Metrics metrics, String name) {
        return metrics.find(name).orElse(Double.NaN);
    }
}
