package dev.hone.training.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A struct of Thrift's compact protocol under construction: fields in ascending order of their numbers.
///
/// Source: the protocol's description,
/// https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md.
final class ThriftStruct {
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int last;

    ThriftStruct i32(int field, int value) {
        head(field, I32);
        varint(out, zigzag(value));
        return this;
    }

    ThriftStruct i64(int field, long value) {
        head(field, I64);
        varint(out, zigzag(value));
        return this;
    }

    ThriftStruct text(int field, String value) {
        head(field, BINARY);
        text(out, value);
        return this;
    }

    ThriftStruct struct(int field, ThriftStruct value) {
        head(field, STRUCT);
        out.writeBytes(value.toBytes());
        return this;
    }

    ThriftStruct structs(int field, List<ThriftStruct> values) {
        list(field, STRUCT, values.size());
        values.forEach(value -> out.writeBytes(value.toBytes()));
        return this;
    }

    ThriftStruct texts(int field, List<String> values) {
        list(field, BINARY, values.size());
        values.forEach(value -> text(out, value));
        return this;
    }

    ThriftStruct i32s(int field, int... values) {
        list(field, I32, values.length);
        for (int value : values) {
            varint(out, zigzag(value));
        }
        return this;
    }

    byte[] toBytes() {
        byte[] fields = out.toByteArray();
        return java.util.Arrays.copyOf(fields, fields.length + 1); // a zero ends a struct
    }

    private void head(int field, int type) {
        int delta = field - last;
        if (delta < 1 || delta > 15) {
            throw new IllegalArgumentException("field " + field + " after " + last);
        }
        out.write(delta << 4 | type);
        last = field;
    }

    private void list(int field, int type, int size) {
        head(field, LIST);
        if (size < 15) {
            out.write(size << 4 | type);
        } else {
            out.write(0xF0 | type);
            varint(out, size);
        }
    }

    private static void text(ByteArrayOutputStream out, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
