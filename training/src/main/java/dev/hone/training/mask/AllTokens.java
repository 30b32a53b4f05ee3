package dev.hone.training.mask;

import dev.hone.training.rollout.Rollout;
import java.util.Arrays;
import java.util.List;

/// Every token of every completion is trained, the end token too.
public record AllTokens() implements LossMask {
    @Override
    public List<boolean[]> trained(List<Rollout> batch) {
        return batch.stream().map(AllTokens::all).toList();
    }

    @Override
    public String name() {
        return "all-tokens";
    }

    static boolean[] all(Rollout rollout) {
        boolean[] flags = new boolean[rollout.length()];
        Arrays.fill(flags, true);
        return flags;
    }
}
