package dev.hone.engine.internal.decoder;

import dev.hone.engine.ParameterLayout;
import dev.hone.engine.internal.kernels.AttentionShape;
import dev.hone.engine.internal.kernels.DecodeAttention;

/// Keys and values of several sequences, for all layers.
///
/// Shapes: one array a layer; sequence s begins at `s * size`, its inner order is that of [DecodeAttention].
final class KeyValueCache {
    private final AttentionShape shape;
    private final int capacity;
    private final int size;
    private final float[][] keys;
    private final float[][] values;

    /// Room for `sequences` sequences of up to `positions` positions.
    KeyValueCache(ParameterLayout layout, AttentionShape shape, int sequences, int positions) {
        this.shape = shape;
        capacity = ParameterLayout.padded(positions);
        size = DecodeAttention.cacheSize(shape, capacity);
        int layers = layout.config().layers();
        keys = new float[layers][sequences * size];
        values = new float[layers][sequences * size];
    }

    /// Bytes that one sequence of this length takes.
    static long bytes(ParameterLayout layout, int positions) {
        return 8L * layout.config().layers() * layout.keyColumns() * ParameterLayout.padded(positions);
    }

    int capacity() {
        return capacity;
    }

    /// Writes a row of the projection as position `position` of a sequence.
    void append(int layer, int sequence, int position, float[] projection, int row) {
        DecodeAttention.append(
                projection, row, shape, keys[layer], sequence * size, values[layer], sequence * size, capacity,
                position);
    }

    /// Attention of a row's queries over the first `positions` positions of a sequence.
    void attend(
            int layer, int sequence, int positions, float[] projection, int row, float[] out, int at, float[] scratch) {
        DecodeAttention.attend(
                projection, row, shape, keys[layer], sequence * size, values[layer], sequence * size, capacity,
                positions,
                out, at, scratch);
    }

    /// Copies the first `positions` positions of a sequence of another cache.
    void copy(int to, KeyValueCache other, int from, int positions) {
        int width = shape.headWidth();
        int panels = (positions + 15) / 16;
        for (int l = 0; l < keys.length; l++) {
            for (int h = 0; h < shape.keyHeads(); h++) {
                int target = to * size + h * capacity * width;
                int source = from * other.size + h * other.capacity * width;
                System.arraycopy(other.keys[l], source, keys[l], target, panels * 16 * width);
                for (int p = 0; p < width / 16; p++) {
                    System.arraycopy(
                            other.values[l], source + p * other.capacity * 16, values[l], target + p * capacity * 16,
                            positions * 16);
                }
            }
        }
    }
}
