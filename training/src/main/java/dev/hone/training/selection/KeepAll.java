package dev.hone.training.selection;

import dev.hone.training.rollout.Group;

/// Every group is trained on; flat ones have advantage 0 and count in the aggregation.
public record KeepAll() implements DynamicSampling {
    @Override
    public boolean keeps(Group group) {
        return !group.judged().isEmpty();
    }

    @Override
    public int more(int wanted, int kept, int sampled) {
        return Math.max(0, wanted - sampled);
    }

    @Override
    public String name() {
        return "keep-all";
    }
}
