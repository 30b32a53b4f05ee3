package dev.hone.engine.internal.files;

import dev.hone.foundation.InputException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The metadata of a GGUF file and where its tensors lie, checked: lengths against the file before allocation, byte
/// ranges against shapes, each other and the file.
///
/// Layout: magic, version, two counts, metadata, tensor infos, padding, numbers; little-endian.
/// Source: the GGUF specification (ggml, docs/gguf.md), versions 2 and 3.
public record GgufHeader(GgufMetadata metadata, Map<String, StoredTensor> tensors) {
    private static final int MAGIC = 0x46554747;
    private static final Map<Integer, NumberType> READ = Map.of(
            0, NumberType.F32,
            1, NumberType.F16,
            2, NumberType.Q4_0,
            3, NumberType.Q4_1,
            8, NumberType.Q8_0,
            30, NumberType.BF16);
    private static final Map<Integer, String> NOT_READ = Map.ofEntries(
            Map.entry(6, "Q5_0"),
            Map.entry(7, "Q5_1"),
            Map.entry(9, "Q8_1"),
            Map.entry(10, "Q2_K"),
            Map.entry(11, "Q3_K"),
            Map.entry(12, "Q4_K"),
            Map.entry(13, "Q5_K"),
            Map.entry(14, "Q6_K"),
            Map.entry(15, "Q8_K"),
            Map.entry(20, "IQ4_NL"),
            Map.entry(23, "IQ4_XS"),
            Map.entry(28, "F64"));

    /// @throws InputException naming file, byte and what is allowed there
    public static GgufHeader read(TensorFile file) {
        try (Arena arena = Arena.ofConfined()) {
            return read(file, new GgufCursor(file.path(), file.map(0, file.size(), arena)));
        }
    }

    private static GgufHeader read(TensorFile file, GgufCursor cursor) {
        if (cursor.left() < 4 || cursor.int32() != MAGIC) {
            throw new InputException(file.path() + ": does not begin with 'GGUF'");
        }
        int version = cursor.int32();
        if (version != 2 && version != 3) {
            throw cursor.wrong(4, "GGUF version " + Integer.toUnsignedString(version), "2 and 3, little-endian");
        }
        int tensorCount = cursor.count("tensors", 24);
        int keyCount = cursor.count("metadata keys", 13);
        var values = new HashMap<String, GgufValue>();
        for (int i = 0; i < keyCount; i++) {
            long at = cursor.position();
            String key = cursor.text("a key");
            if (values.put(key, GgufValue.read(key, cursor)) != null) {
                throw cursor.wrong(at, "a second '" + key + "'", "each key once");
            }
        }
        var metadata = new GgufMetadata(file.path(), values);
        var tensors = new LinkedHashMap<String, StoredTensor>();
        for (int i = 0; i < tensorCount; i++) {
            long at = cursor.position();
            StoredTensor tensor = tensor(cursor);
            if (tensors.put(tensor.name(), tensor) != null) {
                throw cursor.wrong(at, "a second tensor '" + tensor.name() + "'", "each name once");
            }
        }
        int alignment = metadata.whole("general.alignment").orElse(32);
        if (Integer.bitCount(alignment) != 1 || alignment < 8) {
            throw metadata.wrong("general.alignment", "a power of two from 8 on");
        }
        long begin = (cursor.position() + alignment - 1) / alignment * alignment;
        return new GgufHeader(metadata, placed(file, tensors, begin, alignment));
    }

    /// Reads a tensor's info; its offset is still relative to the numbers' begin.
    private static StoredTensor tensor(GgufCursor cursor) {
        long at = cursor.position();
        String name = cursor.text("a tensor's name");
        int rank = cursor.int32();
        if (rank < 1 || rank > 4) {
            throw cursor.wrong(at, "tensor '" + name + "' has " + Integer.toUnsignedString(rank) + " dimensions",
                    "1 to 4");
        }
        var shape = new ArrayList<Long>();
        for (int d = 0; d < rank; d++) {
            shape.addFirst(cursor.int64());
        }
        NumberType type = type(cursor, name);
        double bytes = SafetensorsHeader.numbers(shape) / type.blockNumbers() * type.bytes(type.blockNumbers());
        boolean possible = shape.stream().allMatch(n -> n > 0) && shape.getLast() % type.blockNumbers() == 0;
        if (!possible || bytes > Long.MAX_VALUE / 2.0) {
            throw cursor.wrong(at, "tensor '" + name + "' has shape " + shape + " in " + type,
                    "positive lengths, rows of whole blocks of " + type.blockNumbers());
        }
        return new StoredTensor(name, type.name(), shape, cursor.int64(), (long) bytes);
    }

    private static NumberType type(GgufCursor cursor, String name) {
        long at = cursor.position();
        int id = cursor.int32();
        NumberType type = READ.get(id);
        if (type == null) {
            String found = NOT_READ.getOrDefault(id, "type " + Integer.toUnsignedString(id));
            throw cursor.wrong(at, "tensor '" + name + "' is stored as " + found, names());
        }
        return type;
    }

    private static String names() {
        return READ.keySet().stream().sorted().map(id -> Objects.requireNonNull(READ.get(id)).name())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, StoredTensor> placed(
            TensorFile file, Map<String, StoredTensor> tensors, long begin, int alignment) {
        var placed = new LinkedHashMap<String, StoredTensor>();
        for (StoredTensor t : tensors.values()) {
            long room = file.size() - begin - t.bytes();
            if (t.offset() < 0 || t.offset() > room || t.offset() % alignment != 0) {
                throw new InputException(file.path() + ": tensor '" + t.name() + "' of " + t.bytes()
                        + " bytes begins at offset " + Long.toUnsignedString(t.offset())
                        + " of the numbers, which begin at byte " + begin + " of " + file.size()
                        + "; allowed: multiples of " + alignment + " inside the file");
            }
            placed.put(t.name(), new StoredTensor(t.name(), t.type(), t.shape(), begin + t.offset(), t.bytes()));
        }
        requireApart(file, List.copyOf(placed.values()));
        return placed;
    }

    private static void requireApart(TensorFile file, List<StoredTensor> tensors) {
        var ordered = new ArrayList<>(tensors);
        ordered.sort(Comparator.comparingLong(StoredTensor::offset));
        for (int i = 1; i < ordered.size(); i++) {
            StoredTensor before = ordered.get(i - 1);
            StoredTensor t = ordered.get(i);
            if (t.offset() < before.offset() + before.bytes()) {
                throw new InputException(file.path() + ": tensor '" + t.name() + "' begins at byte " + t.offset()
                        + " inside '" + before.name() + "', which ends at " + (before.offset() + before.bytes()));
            }
        }
    }
}
