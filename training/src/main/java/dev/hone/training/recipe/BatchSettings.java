package dev.hone.training.recipe;

/// Sequences a supervised step, and how many of them make one gradient block. Blocks are summed in order, whatever the
/// number of threads; their size belongs to the recipe because it decides the order of the sums.
public record BatchSettings(int sequences, int block) {
    static BatchSettings read(Section s, int sequences) {
        int n = s.integer("sequences", sequences, 1, 1 << 20);
        int block = s.integer("block", Math.min(32, n), 1, 1 << 20);
        return s.finish(() -> new BatchSettings(n, block));
    }

    void write(Outline o) {
        o.put("sequences", sequences).put("block", block);
    }
}
