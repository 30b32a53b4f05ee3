package dev.hone.training.selection;

import dev.hone.training.rollout.Group;

/// Which sampled groups are trained on, and how many more are to be sampled in their place. A pure policy: the loop
/// samples, shapes rewards, asks, and samples again.
public sealed interface DynamicSampling
        permits KeepAll, DropFlat, RefillFlat, DifficultyWindow, DynamicSampling.Custom {
    /// Whether the batch keeps this group. Its rewards are shaped, its advantages not yet estimated.
    boolean keeps(Group group);

    /// How many groups to sample in the next round; 0 ends the batch, however many groups it has.
    ///
    /// @param wanted groups that a batch should have
    /// @param kept groups that were kept so far, at most `wanted`
    /// @param sampled groups that were sampled so far, at least `kept`
    int more(int wanted, int kept, int sampled);

    /// As recipes spell it.
    String name();

    /// A policy of the user's own. Must be pure, and must end.
    non-sealed interface Custom extends DynamicSampling {
        @Override
        default String name() {
            return "custom";
        }
    }
}
