package dev.hone.training.selection;

import dev.hone.foundation.Draws;
import dev.hone.training.rollout.Rollout;
import java.util.List;

/// Which completions of a problem are trained on, where more are sampled than a group has. A pure policy, asked after
/// rewards are shaped and before advantages are estimated: the baseline is that of the chosen ones.
public sealed interface GroupSelection permits WholeGroup, ResampleOnCorrect, MaxVariance, GroupSelection.Custom {
    /// How many completions to sample for a group of this size.
    int sampled(int group);

    /// The chosen completions, at most `wanted`, in the order of the judged ones.
    ///
    /// @param draws the only source of chance
    List<Rollout> choose(List<Rollout> judged, int wanted, Draws draws);

    /// As recipes spell it.
    String name();

    /// A policy of the user's own. Must be pure.
    non-sealed interface Custom extends GroupSelection {
        @Override
        default String name() {
            return "custom";
        }
    }
}
