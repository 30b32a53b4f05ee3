package dev.hone.engine.internal.files;

import dev.hone.engine.TensorView;
import dev.hone.foundation.InputException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// A stored tensor that is to become a model's tensor: where it lies, in which format, and in which order its rows
/// come.
///
/// `rowOf` says which stored row holds row r of the model (GGUF interleaves the rows of queries and keys).
public record TensorSource(TensorFile file, StoredTensor tensor, NumberType type, IntUnaryOperator rowOf) {
    /// Numbers decoded at a time by one thread.
    private static final int BLOCK = 1 << 16;
    private static final int PANEL = 16;

    /// Decodes the tensor into the packed array: mapped for the time of this call, spread over the machine's cores.
    public void fill(TensorView view, float[] values) {
        if (view.rank() == 1 || view.rows() == 1) {
            try (Arena arena = Arena.ofConfined()) {
                float[] row = new float[view.columns()];
                type.decode(map(arena), 0, row.length, row, 0);
                PackedRows.store(view, 0, 1, row, values);
            }
            return;
        }
        int step = Math.max(1, BLOCK / view.columns() / PANEL) * PANEL;
        int blocks = (view.rows() - 1) / step + 1;
        try (Arena arena = Arena.ofShared()) {
            MemorySegment source = map(arena);
            IntStream.range(0, blocks).parallel().forEach(b -> {
                int from = b * step;
                fill(view, source, from, Math.min(step, view.rows() - from), values);
            });
        }
    }

    private void fill(TensorView view, MemorySegment source, int from, int rows, float[] values) {
        int columns = view.columns();
        long rowBytes = type.bytes(columns);
        float[] block = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            type.decode(source, rowOf.applyAsInt(from + r) * rowBytes, columns, block, r * columns);
        }
        PackedRows.store(view, from, rows, block, values);
    }

    private MemorySegment map(Arena arena) {
        return file.map(tensor.offset(), tensor.bytes(), arena);
    }

    /// Whether the other tensor is stored with the same format, shape and bytes.
    public boolean equalBytes(TensorSource other) {
        if (type != other.type || !tensor.shape().equals(other.tensor.shape())) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            return map(arena).mismatch(other.map(arena)) < 0;
        }
    }

    /// The format of a tensor, which must be one of those allowed.
    public static NumberType type(TensorFile file, StoredTensor tensor, NumberType... allowed) {
        for (NumberType t : allowed) {
            if (t.name().equals(tensor.type())) {
                return t;
            }
        }
        throw new InputException(file.path() + ": tensor '" + tensor.name() + "' at byte " + tensor.offset()
                + " is stored as " + tensor.type() + "; allowed: " + NumberType.names(allowed));
    }
}
