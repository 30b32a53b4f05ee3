package dev.hone.engine.internal.kernels;

import static dev.hone.engine.internal.kernels.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Attention of one new position of one sequence against its cache, with the bits of [CausalAttention].
///
/// Shapes: a row of the projection as in [AttentionShape], turned and scaled. The cache of a sequence holds `capacity`
/// positions, a multiple of 16: keys `[keyHead][capacity / 16][headWidth][16]` and values
/// `[keyHead][headWidth / 16][capacity][16]`. Both products then read 16 neighbours at a time.
///
/// Heads that share a key are the rows of a matrix product. Heads with keys of their own go by three, two panels each
/// ([HeadTiles]). Either way enough chains run side by side to hide the latency of a multiply-add, although there is
/// only one row a head.
public final class DecodeAttention {
    private static final int HEADS = 3;

    private DecodeAttention() {}

    /// Floats of the keys of one sequence, and of the values.
    public static int cacheSize(AttentionShape shape, int capacity) {
        return shape.keyHeads() * capacity * shape.headWidth();
    }

    /// Floats of scratch for one call of `attend`.
    public static int scratchSize(AttentionShape shape, int capacity) {
        return Math.max(HEADS, shape.queriesPerKey()) * (capacity + 16 + 2);
    }

    /// Writes the keys and values of the row at `ro` into the cache as position `position`.
    public static void append(
            float[] qkv, int ro, AttentionShape shape, float[] keys, int ko, float[] values, int vo, int capacity,
            int position) {
        int width = shape.headWidth();
        for (int h = 0; h < shape.keyHeads(); h++) {
            int base = h * capacity * width;
            AttentionPanels.columns(qkv, ro + shape.keyColumn(h), 0, 1, width, keys, ko + base, position);
            AttentionPanels.rows(qkv, ro + shape.valueColumn(h), 0, 1, width, values, vo + base, capacity, position);
        }
    }

    /// Attention of the row's queries over `positions` positions of the cache (the new one included) into `out`.
    public static void attend(
            float[] qkv, int ro, AttentionShape shape, float[] keys, int ko, float[] values, int vo, int capacity,
            int positions, float[] out, int oo, float[] scratch) {
        if (shape.queriesPerKey() > 1) {
            for (int h = 0; h < shape.keyHeads(); h++) {
                shared(qkv, ro, shape, h, keys, ko, values, vo, capacity, positions, out, oo, scratch);
            }
        } else {
            for (int h = 0; h < shape.heads(); h += HEADS) {
                apart(qkv, ro, shape, h, keys, ko, values, vo, capacity, positions, out, oo, scratch);
            }
        }
    }

    /// All heads of one key.
    private static void shared(
            float[] qkv, int ro, AttentionShape shape, int keyHead, float[] keys, int ko, float[] values, int vo,
            int capacity, int positions, float[] out, int oo, float[] scratch) {
        int width = shape.headWidth();
        int group = shape.queriesPerKey();
        int at = keyHead * capacity * width;
        int q = ro + shape.queryColumn(keyHead * group);
        int o = oo + keyHead * group * width;
        int ld = capacity + 16;
        int stats = group * ld;
        int panels = positions + 15 >> 4;
        Gemm.multiply(
                qkv, q, width, keys, ko + at, 16 * width, scratch, 0, ld, group, 0, panels, width, Sum.FRESH);
        for (int j = 0; j < group; j++) {
            RowSoftmax.exponentials(scratch, j * ld, positions, 16 * panels, scratch, stats + 2 * j);
        }
        Gemm.multiply(
                scratch, 0, ld, values, vo + at, 16 * capacity, out, o, width, group, 0, width >> 4, positions,
                Sum.FRESH);
        for (int j = 0; j < group; j++) {
            float inverse = scratch[stats + 2 * j + 1];
            for (int i = o + j * width; i < o + j * width + width; i += 8) {
                FloatVector.fromArray(SPECIES, out, i).mul(inverse).intoArray(out, i);
            }
        }
    }

    /// Heads h, h + 1, h + 2, each with a key of its own; beyond the last head the last is repeated.
    private static void apart(
            float[] qkv, int ro, AttentionShape shape, int h, float[] keys, int ko, float[] values, int vo,
            int capacity, int positions, float[] out, int oo, float[] scratch) {
        int width = shape.headWidth();
        int h1 = Math.min(h + 1, shape.heads() - 1);
        int h2 = Math.min(h + 2, shape.heads() - 1);
        int q = ro + h * width;
        int q1 = ro + h1 * width;
        int q2 = ro + h2 * width;
        int size = capacity * width;
        int ld = capacity + 16;
        int stats = HEADS * ld;
        int panels = positions + 15 >> 4;
        for (int p = 0; p < panels; p += 2) {
            int k = ko + p * 16 * width;
            int second = p + 1 < panels ? 16 * width : 0;
            HeadTiles.scores(
                    qkv, q, q1, q2, keys, k + h * size, k + h1 * size, k + h2 * size, second, width, scratch, p * 16,
                    ld + p * 16, 2 * ld + p * 16);
        }
        for (int j = 0; j < HEADS; j++) {
            RowSoftmax.exponentials(scratch, j * ld, positions, 16 * panels, scratch, stats + 2 * j);
        }
        for (int i = 0; i < width; i += 32) {
            int v = vo + i * capacity;
            int second = i + 16 < width ? 16 * capacity : 0;
            HeadTiles.sums(
                    scratch, ld, stats, values, v + h * size, v + h1 * size, v + h2 * size, second, positions, out,
                    oo + h * width + i, oo + h1 * width + i, oo + h2 * width + i);
        }
    }
}
