package dev.hone.training.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;

/// The cells of a column that wait to be written as one page: repetition levels and definition levels in runs, then
/// values one after the other.
final class ColumnPage {
    private final ParquetColumn column;
    private final Runs repetitions = new Runs();
    private final Runs definitions = new Runs();
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();
    private int count;

    ColumnPage(ParquetColumn column) {
        this.column = column;
    }

    /// Levels as runs of equal ones: twice the length, then the level in a byte.
    private static final class Runs {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int level;
        private int length;

        void add(int next) {
            if (next != level) {
                end();
                level = next;
            }
            length++;
        }

        private void end() {
            if (length > 0) {
                ThriftStruct.varint(out, 2L * length);
                out.write(level);
            }
            length = 0;
        }

        byte[] bytes() {
            end();
            return ByteBuffer.allocate(Integer.BYTES + out.size()).order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(out.size()).put(out.toByteArray()).array();
        }
    }

    void add(Object cell) {
        switch (column.kind()) {
            case TEXT -> {
                byte[] text = ((String) cell).getBytes(StandardCharsets.UTF_8);
                put(Integer.BYTES, b -> b.putInt(text.length));
                values.writeBytes(text);
                count++;
            }
            case INTEGER -> one(Integer.BYTES, b -> b.putInt((Integer) cell));
            case LONG -> one(Long.BYTES, b -> b.putLong((Long) cell));
            case NUMBER -> one(Double.BYTES, b -> b.putDouble((Double) cell));
            case MAYBE_NUMBER -> {
                OptionalDouble number = (OptionalDouble) cell;
                definitions.add(number.isPresent() ? 1 : 0);
                number.ifPresent(n -> put(Double.BYTES, b -> b.putDouble(n)));
                count++;
            }
            case INTEGERS -> {
                int[] list = (int[]) cell;
                levels(list.length);
                put(Integer.BYTES * list.length, b -> b.asIntBuffer().put(list));
            }
            case FLOATS -> {
                float[] list = (float[]) cell;
                levels(list.length);
                put(Float.BYTES * list.length, b -> b.asFloatBuffer().put(list));
            }
        }
    }

    private void one(int bytes, java.util.function.Consumer<ByteBuffer> value) {
        put(bytes, value);
        count++;
    }

    private void put(int bytes, java.util.function.Consumer<ByteBuffer> value) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        value.accept(buffer);
        values.writeBytes(buffer.array());
    }

    /// An empty list is one place without a value.
    private void levels(int length) {
        for (int i = 0; i < Math.max(1, length); i++) {
            repetitions.add(i == 0 ? 0 : 1);
            definitions.add(length == 0 ? 0 : 1);
        }
        count += Math.max(1, length);
    }

    /// Values and places without one.
    int count() {
        return count;
    }

    int size() {
        return values.size();
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        switch (column.kind().shape) {
            case REQUIRED -> {}
            case OPTIONAL -> out.writeBytes(definitions.bytes());
            case LIST -> {
                out.writeBytes(repetitions.bytes());
                out.writeBytes(definitions.bytes());
            }
        }
        out.writeBytes(values.toByteArray());
        return out.toByteArray();
    }
}
