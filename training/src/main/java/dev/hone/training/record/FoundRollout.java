package dev.hone.training.record;

import dev.hone.training.run.RolloutLine;
import java.util.Set;

/// A rollout that a query found: its line, its numbers, and why a person should look at it.
public record FoundRollout(RolloutLine line, RolloutNumbers numbers, Set<RolloutFlag> flags) {
    public FoundRollout {
        flags = Set.copyOf(flags);
    }
}
