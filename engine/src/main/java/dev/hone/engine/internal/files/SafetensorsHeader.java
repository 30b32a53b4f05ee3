package dev.hone.engine.internal.files;

import dev.hone.foundation.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table of contents of a safetensors file, checked before anything of it is used: lengths before allocation,
/// shapes against byte ranges, byte ranges against each other and against the file.
///
/// Layout: 8 bytes length N (unsigned, little-endian), N bytes of JSON, then the numbers without holes.
/// Source: the format's description in huggingface/safetensors.
public record SafetensorsHeader(Map<String, StoredTensor> tensors, Map<String, String> metadata) {
    /// Headers of models that one array holds stay far below.
    static final int LARGEST = 32 << 20;

    private static final String METADATA = "__metadata__";

    /// @throws InputException naming file, tensor and offset
    public static SafetensorsHeader read(TensorFile file) {
        if (file.size() < 8) {
            throw new InputException(
                    file.path() + ": " + file.size() + " bytes; a safetensors file has at least 8");
        }
        long length = ByteBuffer.wrap(file.bytes(0, 8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
        long allowed = Math.min(LARGEST, file.size() - 8);
        if (length < 2 || length > allowed) {
            throw new InputException(file.path() + ": offset 0 states a header of "
                    + Long.toUnsignedString(length) + " bytes; allowed: 2 to " + allowed);
        }
        JsonObject json = JsonObject.parse(file.path() + ": header", file.bytes(8, (int) length));
        var tensors = new LinkedHashMap<String, StoredTensor>();
        var metadata = new LinkedHashMap<String, String>();
        for (String name : json.keys()) {
            JsonObject entry = json.object(name).orElseThrow(() -> json.missing(name, "an object"));
            if (name.equals(METADATA)) {
                entry.keys().forEach(k -> entry.text(k).ifPresent(v -> metadata.put(k, v)));
            } else {
                tensors.put(name, tensor(file, name, entry, 8 + length));
            }
        }
        requireNoHoles(file, List.copyOf(tensors.values()), 8 + length);
        return new SafetensorsHeader(tensors, metadata);
    }

    private static StoredTensor tensor(TensorFile file, String name, JsonObject entry, long begin) {
        String type = entry.text("dtype").orElseThrow(() -> entry.missing("dtype", "a number format"));
        List<Long> shape = entry.requiredNumbers("shape");
        List<Long> range = entry.requiredNumbers("data_offsets");
        long available = file.size() - begin;
        if (range.size() != 2 || range.get(0) > range.get(1) || range.get(1) > available) {
            throw new InputException(file.path() + ": tensor '" + name + "' has data_offsets " + range
                    + "; allowed: two ascending offsets from 0 to " + available);
        }
        long bytes = range.get(1) - range.get(0);
        Optional<NumberType> known = NumberType.named(type).filter(t -> t.blockNumbers() == 1);
        if (known.isPresent() && numbers(shape) * known.get().bytes(1) != bytes) {
            throw new InputException(file.path() + ": tensor '" + name + "' of shape " + shape + " in " + type
                    + " does not take the " + bytes + " bytes from " + range.get(0) + " to " + range.get(1));
        }
        return new StoredTensor(name, type, shape, begin + range.get(0), bytes);
    }

    /// Numbers of a shape, as a double: exact wherever it can equal a file's length, and never an overflow.
    static double numbers(List<Long> shape) {
        double n = 1;
        for (long s : shape) {
            n *= s;
        }
        return n;
    }

    private static void requireNoHoles(TensorFile file, List<StoredTensor> tensors, long begin) {
        var ordered = new ArrayList<>(tensors);
        ordered.sort(Comparator.comparingLong(StoredTensor::offset).thenComparingLong(StoredTensor::bytes));
        long next = begin;
        String before = "the header";
        for (StoredTensor t : ordered) {
            if (t.offset() != next) {
                throw new InputException(file.path() + ": tensor '" + t.name() + "' begins at byte " + t.offset()
                        + ", but " + before + " ends at " + next
                        + (t.offset() < next ? " (they overlap)" : " (a hole)"));
            }
            next = t.offset() + t.bytes();
            before = "'" + t.name() + "'";
        }
        if (next != file.size()) {
            throw new InputException(file.path() + ": " + before + " ends at byte " + next + ", but the file has "
                    + file.size() + " bytes");
        }
    }
}
