package dev.hone.training.recipe;

/// Pairs a step, and how many of them make one gradient block. Blocks are summed in order, whatever the number of
/// threads; their size belongs to the recipe because it decides the order of the sums.
public record PairSettings(int pairs, int block) {
    static PairSettings read(Section s) {
        int n = s.integer("pairs", 32, 1, 1 << 20);
        int block = s.integer("block", Math.min(8, n), 1, n);
        return s.finish(() -> new PairSettings(n, block));
    }

    void write(Outline o) {
        o.put("pairs", pairs).put("block", block);
    }
}
