package dev.hone.training.record.flag;

import dev.hone.training.run.Metrics;
import dev.hone.training.run.MetricsLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/// The metrics of a run so far, oldest first.
public final class Series {
    private final List<MetricsLine.Trained> steps = new ArrayList<>();
    private final List<MetricsLine.Evaluated> evaluations = new ArrayList<>();

    /// Adds a line; flags are not part of a series.
    public Series add(MetricsLine line) {
        switch (line) {
            case MetricsLine.Trained trained -> steps.add(trained);
            case MetricsLine.Evaluated evaluated -> evaluations.add(evaluated);
            case MetricsLine.Flagged flagged -> {
                // what a rule said is nothing that a rule reads
            }
        }
        return this;
    }

    /// The step of the newest line, 0 before the first.
    public int step() {
        int trained = steps.isEmpty() ? 0 : steps.getLast().step();
        int measured = evaluations.isEmpty() ? 0 : evaluations.getLast().step();
        return Math.max(trained, measured);
    }

    /// The steps.
    public List<MetricsLine.Trained> steps() {
        return Collections.unmodifiableList(steps);
    }

    /// The evaluations.
    public List<MetricsLine.Evaluated> evaluations() {
        return Collections.unmodifiableList(evaluations);
    }

    /// The mean of a number over the first `n` steps; nothing where there are fewer, or where one of them lacks it.
    public OptionalDouble first(String name, int n) {
        return n > steps.size() ? OptionalDouble.empty() : mean(name, 0, n);
    }

    /// The mean of a number over the last `n` steps; nothing where there are fewer, or where one of them lacks it.
    public OptionalDouble last(String name, int n) {
        return n > steps.size() ? OptionalDouble.empty() : mean(name, steps.size() - n, steps.size());
    }

    /// The mean over the `n` steps before the last `skip`.
    public OptionalDouble before(String name, int skip, int n) {
        return n + skip > steps.size()
                ? OptionalDouble.empty()
                : mean(name, steps.size() - skip - n, steps.size() - skip);
    }

    /// The mean over the up to `n` steps that end with `step`; nothing where there is none.
    public OptionalDouble upTo(String name, int step, int n) {
        int end = 0;
        while (end < steps.size() && steps.get(end).step() <= step) {
            end++;
        }
        return end == 0 ? OptionalDouble.empty() : mean(name, Math.max(0, end - n), end);
    }

    private OptionalDouble mean(String name, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            Metrics metrics = steps.get(i).metrics();
            OptionalDouble value = metrics.find(name);
            if (value.isEmpty()) {
                return value;
            }
            sum += value.getAsDouble();
        }
        return OptionalDouble.of(sum / (to - from));
    }
}
