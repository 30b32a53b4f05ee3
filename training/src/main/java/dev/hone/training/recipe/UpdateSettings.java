package dev.hone.training.recipe;

/// How often a batch of rollouts is used: passes over it, and optimizer steps a pass.
public record UpdateSettings(int epochs, int miniBatches) {
    static UpdateSettings read(Section s) {
        int epochs = s.integer("epochs", 1, 1, 1000);
        int miniBatches = s.integer("mini-batches", 1, 1, 1 << 16);
        return s.finish(() -> new UpdateSettings(epochs, miniBatches));
    }

    void write(Outline o) {
        o.put("epochs", epochs).put("mini-batches", miniBatches);
    }
}
