package dev.hone.training.loop;

import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.RolloutId;
import java.util.List;
import java.util.Map;

/// Keeps the rollouts of a step.
@FunctionalInterface
interface RolloutSink {
    /// Keeps nothing.
    RolloutSink NONE = (firstProblem, groups, uses) -> {};

    /// All groups of a step in order; group g asked problem number `firstProblem + g` of the run.
    void accept(
            long firstProblem,
            List<Group> groups,
            Map<RolloutId, PolicyUpdate.TokenUse> uses);
}
