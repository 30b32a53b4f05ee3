package dev.hone.training.record.flag;

import dev.hone.training.run.Flag;
import dev.hone.training.run.MetricsLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Applies rules to a run line by line. A flag is raised when a rule begins to complain, and again only after it had
/// stopped.
public final class FlagWatch {
    private final List<FlagRule> rules;
    private final Series series = new Series();
    private final Set<String> complaining = new HashSet<>();

    /// Watches a run from its beginning.
    public FlagWatch(List<FlagRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /// Takes the next line; returns the flags that it raises, in the order of the rules.
    public List<Flag> next(MetricsLine line) {
        List<Flag> raised = new ArrayList<>();
        if (line instanceof MetricsLine.Flagged) {
            return raised;
        }
        series.add(line);
        for (FlagRule rule : rules) {
            rule.at(series).ifPresentOrElse(message -> {
                if (complaining.add(rule.name())) {
                    raised.add(new Flag(rule.name(), series.step(), message));
                }
            }, () -> complaining.remove(rule.name()));
        }
        return raised;
    }
}
