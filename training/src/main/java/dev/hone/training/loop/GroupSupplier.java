package dev.hone.training.loop;

import dev.hone.training.rollout.Group;
import dev.hone.training.run.Metrics;
import java.util.List;

/// Makes what one supplement adds to groups. What it remembers from step to step is text in the checkpoint.
interface GroupSupplier {
    /// The groups of a round, which were just judged, in order, with what is added to some of them.
    List<Group> add(int step, List<Group> judged);

    /// Hears what was sampled for a step, once it is complete.
    default void seen(List<Group> groups) {}

    /// Puts its own numbers into those of the step.
    default void report(Metrics metrics) {}

    /// What the next step depends on, besides weights; empty where there is nothing.
    default String memory() {
        return "";
    }

    /// Goes on from what [#memory] gave.
    default void recall(String memory) {}
}
