package dev.hone.training.loop;

import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.run.TokenUse;
import java.util.List;
import java.util.Map;

/// Keeps the rollouts of a step.
@FunctionalInterface
interface RolloutSink {
    /// Keeps nothing.
    RolloutSink NONE = (problems, groups, uses) -> {};

    /// All groups of a step in order; group g asked problem number `problems.get(g)` of the run. `uses` has an entry
    /// an optimizer step for every rollout that was trained on.
    void accept(
            List<Long> problems,
            List<Group> groups,
            Map<RolloutId, List<TokenUse>> uses);
}
