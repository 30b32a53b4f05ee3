package dev.hone.training.recipe;

/// Checkpoints: one every so many steps (0: none but at an interruption), of which the last `keep` stay, and the best.
public record CheckpointSettings(int every, int keep) {
    static CheckpointSettings read(Section s) {
        int every = s.integer("every", 10, 0, Integer.MAX_VALUE);
        int keep = s.integer("keep", 2, 1, 1 << 20);
        return s.finish(() -> new CheckpointSettings(every, keep));
    }

    void write(Outline o) {
        o.put("every", every).put("keep", keep);
    }

    /// Whether a checkpoint follows step `step`.
    public boolean due(int step) {
        return every > 0 && step > 0 && step % every == 0;
    }
}
