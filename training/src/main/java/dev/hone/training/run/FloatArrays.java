package dev.hone.training.run;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/// Named arrays of numbers in one file, bit for bit: the optimizer's moments in a checkpoint.
///
/// The file is little-endian: 8 bytes `HONEF32` and a newline, the number of arrays (int), for each its name's length
/// (int), name (UTF-8) and count of numbers (int); then all numbers in the same order.
public final class FloatArrays {
    private static final byte[] MAGIC = "HONEF32\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_NAME = 256;
    private static final int MAX_ARRAYS = 64;
    private static final int CHUNK = 1 << 18;

    private FloatArrays() {}

    /// Writes the arrays in the order of the map.
    public static void write(Path file, Map<String, float[]> arrays) throws IOException {
        int header = MAGIC.length + 4;
        for (String name : arrays.keySet()) {
            header += 8 + name.getBytes(StandardCharsets.UTF_8).length;
        }
        ByteBuffer head = ByteBuffer.allocate(header).order(ByteOrder.LITTLE_ENDIAN);
        head.put(MAGIC).putInt(arrays.size());
        arrays.forEach((name, values) -> {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            head.putInt(bytes.length).put(bytes).putInt(values.length);
        });
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            drain(out, head.flip());
            ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (float[] values : arrays.values()) {
                for (int i = 0; i < values.length; i += CHUNK) {
                    int n = Math.min(CHUNK, values.length - i);
                    chunk.clear();
                    chunk.asFloatBuffer().put(values, i, n);
                    drain(out, chunk.limit(n * Float.BYTES));
                }
            }
        }
    }

    /// Reads all arrays.
    ///
    /// @throws InputException if the file is not of this form, or its length is not what its header says
    public static Map<String, float[]> read(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer magic = fill(file, in, MAGIC.length + 4);
            for (byte b : MAGIC) {
                if (magic.get() != b) {
                    throw damaged(file, "does not begin with HONEF32");
                }
            }
            int count = bounded(file, "number of arrays", magic.getInt(), MAX_ARRAYS);
            Map<String, Integer> lengths = new LinkedHashMap<>();
            long expected = MAGIC.length + 4L;
            for (int i = 0; i < count; i++) {
                int nameLength = bounded(file, "name length", fill(file, in, 4).getInt(), MAX_NAME);
                ByteBuffer entry = fill(file, in, nameLength + 4);
                byte[] name = new byte[nameLength];
                entry.get(name);
                int length = bounded(file, "array length", entry.getInt(), Integer.MAX_VALUE - 8);
                lengths.put(new String(name, StandardCharsets.UTF_8), length);
                expected += 8L + nameLength + (long) length * Float.BYTES;
            }
            if (expected != in.size()) {
                throw damaged(file, "has " + in.size() + " bytes, its header describes " + expected);
            }
            Map<String, float[]> arrays = new LinkedHashMap<>();
            for (var entry : lengths.entrySet()) {
                arrays.put(entry.getKey(), numbers(file, in, entry.getValue()));
            }
            return arrays;
        }
    }

    private static float[] numbers(Path file, FileChannel in, int length) throws IOException {
        float[] values = new float[length];
        for (int i = 0; i < length; i += CHUNK) {
            int n = Math.min(CHUNK, length - i);
            fill(file, in, n * Float.BYTES).asFloatBuffer().get(values, i, n);
        }
        return values;
    }

    private static ByteBuffer fill(Path file, FileChannel in, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (in.read(buffer) < 0) {
                throw damaged(file, "ends at byte " + in.size() + ", in the middle of its contents");
            }
        }
        return buffer.flip();
    }

    private static int bounded(Path file, String what, int value, int most) {
        if (value < 0 || value > most) {
            throw damaged(file, what + " is " + value);
        }
        return value;
    }

    private static void drain(FileChannel out, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    private static InputException damaged(Path file, String how) {
        return new InputException(file + ": damaged: " + how);
    }
}
