package dev.hone.lab.protocol;

import java.util.List;

/// What a profile runs: so many seeds of these arms, with these settings.
public record Plan(int seeds, List<String> arms, Settings settings) {
    /// @throws IllegalArgumentException if there is nothing to run
    public Plan {
        arms = List.copyOf(arms);
        if (seeds < 1 || arms.isEmpty()) {
            throw new IllegalArgumentException("a plan needs at least one seed and one arm: " + seeds + ", " + arms);
        }
    }
}
