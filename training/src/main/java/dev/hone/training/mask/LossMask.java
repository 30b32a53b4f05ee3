package dev.hone.training.mask;

import dev.hone.training.rollout.Rollout;
import java.util.List;

/// Which tokens give loss. A masked completion still belongs to its group's baseline.
public sealed interface LossMask permits AllTokens, WithoutTruncated, LossMask.Custom {
    /// For each rollout one flag a token. Members may look at the whole batch at once.
    List<boolean[]> trained(List<Rollout> batch);

    /// As recipes spell it.
    String name();

    /// A mask of the user's own. Must be a pure function of the rollouts.
    non-sealed interface Custom extends LossMask {
        @Override
        default String name() {
            return "custom";
        }
    }
}
