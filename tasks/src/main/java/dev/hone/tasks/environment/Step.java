package dev.hone.tasks.environment;

import java.util.Optional;

/// The world's answer to an action: what the model sees of it, a reward, and the end where the episode is over.
///
/// Units: rewards are shares of the score. The sum over an episode that is not solved is its partial credit, which
/// must lie below 1.
/// Throws: `IllegalArgumentException` if the reward is negative or not finite, or a step that goes on shows nothing.
public record Step(String observation, double reward, Optional<End> end) {
    public Step {
        if (!(reward >= 0) || Double.isInfinite(reward)) {
            throw new IllegalArgumentException("a reward is a finite number of at least 0: " + reward);
        }
        if (end.isEmpty() && observation.isEmpty()) {
            throw new IllegalArgumentException("a step that goes on needs an observation of at least one character");
        }
    }

    /// The episode goes on.
    public static Step goesOn(String observation) {
        return new Step(observation, 0, Optional.empty());
    }

    /// The episode is over.
    public static Step over(End end) {
        return new Step("", 0, Optional.of(end));
    }
}
