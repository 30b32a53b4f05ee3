package dev.hone.engine.files;

import dev.hone.engine.TensorView;
import dev.hone.engine.internal.files.PackedRows;
import dev.hone.foundation.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes safetensors files: whole or not at all, streaming, so that no second copy of the weights is made.
public final class SafetensorsWriter {
    private static final int BLOCK = 1 << 18;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SafetensorsWriter() {}

    /// Hands out the numbers of a tensor, row by row.
    @FunctionalInterface
    public interface Rows {
        /// Copies rows `row` .. `row + rows - 1` to the begin of `into`.
        void copy(int row, int rows, float[] into);
    }

    /// One tensor to be written: `rows` x `columns` numbers, under a shape with as many.
    public record Tensor(String name, List<Integer> shape, int rows, int columns, Rows source) {
        /// Any shape with its numbers in one array.
        public static Tensor of(String name, List<Integer> shape, float[] values) {
            return new Tensor(name, shape, values.length, 1,
                    (row, rows, into) -> System.arraycopy(values, row, into, 0, rows));
        }

        /// A tensor of a model, out of the packed array.
        public static Tensor of(TensorView view, float[] values) {
            List<Integer> shape =
                    view.rank() == 1 ? List.of(view.columns()) : List.of(view.rows(), view.columns());
            return new Tensor(view.name(), shape, view.rows(), view.columns(),
                    (row, rows, into) -> PackedRows.load(view, row, rows, values, into));
        }

        private long numbers() {
            return (long) rows * columns;
        }
    }

    /// Writes the tensors in this order.
    public static void write(Path file, WeightType type, Map<String, String> metadata, List<Tensor> tensors) {
        byte[] header = header(type, metadata, tensors);
        AtomicFile.write(file, channel -> {
            ByteBuffer begin = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
            AtomicFile.writeFully(channel, begin.putLong(header.length).put(header).flip());
            for (Tensor tensor : tensors) {
                write(channel, type, tensor);
            }
        });
    }

    private static byte[] header(WeightType type, Map<String, String> metadata, List<Tensor> tensors) {
        ObjectNode root = MAPPER.createObjectNode();
        ObjectNode texts = root.putObject("__metadata__");
        metadata.forEach(texts::put);
        long next = 0;
        for (Tensor tensor : tensors) {
            ObjectNode entry = root.putObject(tensor.name());
            entry.put("dtype", type.name());
            tensor.shape().forEach(entry.putArray("shape")::add);
            long end = next + tensor.numbers() * bytes(type);
            entry.putArray("data_offsets").add(next).add(end);
            next = end;
        }
        String json = MAPPER.writeValueAsString(root);
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return (json + " ".repeat(-length & 7)).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(FileChannel channel, WeightType type, Tensor tensor) throws IOException {
        int step = Math.max(1, BLOCK / tensor.columns() / 16) * 16;
        int most = (int) Math.min(tensor.rows(), (long) step);
        float[] block = new float[most * tensor.columns()];
        ByteBuffer bytes = ByteBuffer.allocateDirect(block.length * bytes(type)).order(ByteOrder.LITTLE_ENDIAN);
        for (long row = 0; row < tensor.rows(); row += step) {
            int rows = (int) Math.min(step, tensor.rows() - row);
            tensor.source().copy((int) row, rows, block);
            bytes.clear();
            encode(type, block, rows * tensor.columns(), bytes);
            AtomicFile.writeFully(channel, bytes.flip());
        }
    }

    private static void encode(WeightType type, float[] block, int count, ByteBuffer bytes) {
        switch (type) {
            case F32 -> {
                bytes.asFloatBuffer().put(block, 0, count);
                bytes.position(4 * count);
            }
            case BF16 -> {
                for (int i = 0; i < count; i++) {
                    bytes.putShort(brain(block[i]));
                }
            }
        }
    }

    /// Nearest bfloat16, ties to even; NaN stays NaN.
    static short brain(float x) {
        int bits = Float.floatToRawIntBits(x);
        if (Float.isNaN(x)) {
            return (short) (bits >>> 16 | 0x40);
        }
        return (short) (bits + 0x7fff + (bits >>> 16 & 1) >>> 16);
    }

    private static int bytes(WeightType type) {
        return switch (type) {
            case F32 -> 4;
            case BF16 -> 2;
        };
    }
}
