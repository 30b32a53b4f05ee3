package dev.hone.training.loop;

import dev.hone.training.schedule.Pipeline;
import java.util.List;

/// What a schedule has begun for steps to come: where its clock stands, the number of the next problem, and the groups
/// that are written or being written. No old weights: whatever they had begun is there as they would end it.
record Pending(Pipeline.State pipeline, long nextProblem, List<Draft> drafts) {
    Pending {
        drafts = List.copyOf(drafts);
    }
}
