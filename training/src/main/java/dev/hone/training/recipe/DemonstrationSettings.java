package dev.hone.training.recipe;

import java.nio.file.Path;
import java.util.List;

/// Demonstrations that reinforcement learning shows beside its own samples (`algorithm.imitation`): of which tasks, and
/// how many in an optimizer step. Without tasks of their own they are those of the run's.
public record DemonstrationSettings(List<TaskShare> tasks, BatchSettings batch) {
    /// Thirty-two in one block, of the run's tasks.
    public static final DemonstrationSettings USUAL =
            new DemonstrationSettings(List.of(), new BatchSettings(32, 32));

    public DemonstrationSettings {
        tasks = List.copyOf(tasks);
        if (batch.block() > batch.sequences()) {
            throw new IllegalArgumentException("block (" + batch.block() + ") must not exceed sequences ("
                    + batch.sequences() + ")");
        }
    }

    static DemonstrationSettings read(Section s, Path folder) {
        List<TaskShare> tasks =
                s.has("tasks") ? TaskShare.readAll(s, folder, TaskShare.Use.DEMONSTRATE) : List.of();
        int n = s.integer("sequences", 32, 1, 1 << 20);
        int block = s.integer("block", Math.min(32, n), 1, 1 << 20);
        return s.finish(() -> new DemonstrationSettings(tasks, new BatchSettings(n, block)));
    }

    void write(Outline o) {
        if (!tasks.isEmpty()) {
            TaskShare.writeAll(o, tasks);
        }
        batch.write(o);
    }
}
