package dev.hone.training.selection;

import dev.hone.training.rollout.Group;

/// Groups without variance are left out and not replaced: the batch shrinks, the aggregation counts what is left.
public record DropFlat(Variance by) implements DynamicSampling {
    @Override
    public boolean keeps(Group group) {
        return !by.isFlat(group);
    }

    @Override
    public int more(int wanted, int kept, int sampled) {
        return Math.max(0, wanted - sampled);
    }

    @Override
    public String name() {
        return "drop-flat";
    }
}
