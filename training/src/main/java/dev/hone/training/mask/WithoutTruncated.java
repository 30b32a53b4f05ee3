package dev.hone.training.mask;

import dev.hone.engine.StopReason;
import dev.hone.training.rollout.Rollout;
import java.util.List;

/// Completions that were cut off by the length limit give no loss: their score says nothing of how they would have
/// ended. They stay in the baseline.
///
/// Source: DAPO, arXiv:2503.14476, section 3.4 (overlong filtering); TRL's `mask_truncated_completions`.
public record WithoutTruncated() implements LossMask {
    @Override
    public List<boolean[]> trained(List<Rollout> batch) {
        return batch.stream()
                .map(r -> r.completion().stop() == StopReason.LENGTH ? new boolean[r.length()] : LossMask.all(r))
                .toList();
    }

    @Override
    public String name() {
        return "without-truncated";
    }
}
