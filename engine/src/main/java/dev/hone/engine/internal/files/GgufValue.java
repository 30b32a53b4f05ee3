package dev.hone.engine.internal.files;

import java.util.List;
import java.util.Set;

/// A value of a GGUF file's metadata.
sealed interface GgufValue {
    /// Arrays that are kept; others are only walked over.
    Set<String> KEPT =
            Set.of("tokenizer.ggml.tokens", "tokenizer.ggml.merges", "tokenizer.ggml.token_type");

    record Whole(long value) implements GgufValue {}

    record Real(double value) implements GgufValue {}

    record Flag(boolean value) implements GgufValue {}

    record Text(String value) implements GgufValue {}

    record Texts(List<String> values) implements GgufValue {}

    record Wholes(int[] values) implements GgufValue {}

    /// An array that nobody asks for.
    record Skipped(String what) implements GgufValue {}

    /// Reads a value with its type.
    ///
    /// Source: the GGUF specification (ggml, docs/gguf.md), `gguf_metadata_value_type`.
    static GgufValue read(String key, GgufCursor cursor) {
        long at = cursor.position();
        int type = cursor.int32();
        return switch (type) {
            case 0 -> new Whole(cursor.int8() & 0xff);
            case 1 -> new Whole(cursor.int8());
            case 2 -> new Whole(cursor.int16() & 0xffff);
            case 3 -> new Whole(cursor.int16());
            case 4 -> new Whole(cursor.int32() & 0xffffffffL);
            case 5 -> new Whole(cursor.int32());
            case 6 -> new Real(Double.parseDouble(Float.toString(Float.intBitsToFloat(cursor.int32()))));
            case 7 -> new Flag(cursor.int8() != 0);
            case 8 -> new Text(cursor.text("'" + key + "'"));
            case 9 -> array(key, cursor);
            case 10, 11 -> new Whole(cursor.int64());
            case 12 -> new Real(Double.longBitsToDouble(cursor.int64()));
            default -> throw cursor.wrong(at, "'" + key + "' has type " + type, "types 0 to 12");
        };
    }

    private static GgufValue array(String key, GgufCursor cursor) {
        long at = cursor.position();
        int type = cursor.int32();
        int size = size(type);
        if (type < 0 || type > 12 || type == 9) {
            throw cursor.wrong(at, "'" + key + "' is an array of type " + type, "types 0 to 12 but 9");
        }
        int count = cursor.count("elements of '" + key + "'", size);
        boolean kept = KEPT.contains(key);
        if (type == 8) {
            return kept ? new Texts(texts(key, count, cursor)) : skipTexts(key, count, cursor);
        }
        if (kept && (type == 4 || type == 5)) {
            int[] values = new int[count];
            for (int i = 0; i < count; i++) {
                values[i] = cursor.int32();
            }
            return new Wholes(values);
        }
        cursor.skip((long) count * size);
        return new Skipped("an array of " + count + " numbers");
    }

    private static List<String> texts(String key, int count, GgufCursor cursor) {
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = cursor.text("element " + i + " of '" + key + "'");
        }
        return List.of(texts);
    }

    private static GgufValue skipTexts(String key, int count, GgufCursor cursor) {
        for (int i = 0; i < count; i++) {
            cursor.skip(cursor.count("bytes in '" + key + "'", 1));
        }
        return new Skipped("an array of " + count + " texts");
    }

    /// The fewest bytes of an element.
    private static int size(int type) {
        return switch (type) {
            case 2, 3 -> 2;
            case 4, 5, 6 -> 4;
            case 8, 10, 11, 12 -> 8;
            default -> 1;
        };
    }
}
