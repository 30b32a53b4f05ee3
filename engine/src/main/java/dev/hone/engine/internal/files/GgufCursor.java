package dev.hone.engine.internal.files;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.hone.foundation.InputException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Walks over the bytes of a GGUF header. Every length is held against what is left of the file before it is used.
final class GgufCursor {
    private static final int LONGEST_TEXT = 64 << 20;
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path path;
    private final MemorySegment bytes;
    private long position;

    GgufCursor(Path path, MemorySegment bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    long position() {
        return position;
    }

    int int8() {
        return bytes.get(JAVA_BYTE, taken(1));
    }

    int int16() {
        return bytes.get(SHORT, taken(2));
    }

    int int32() {
        return bytes.get(INT, taken(4));
    }

    long int64() {
        return bytes.get(LONG, taken(8));
    }

    /// A number of things that each take at least `least` bytes of what follows.
    int count(String what, int least) {
        long at = position;
        long count = int64();
        long possible = Math.min(Integer.MAX_VALUE - 8, left() / least);
        if (count < 0 || count > possible) {
            throw wrong(at, Long.toUnsignedString(count) + " " + what, "at most " + possible + " fit into the file");
        }
        return (int) count;
    }

    /// A text in UTF-8 behind its length.
    String text(String what) {
        long at = position;
        long length = int64();
        long possible = Math.min(LONGEST_TEXT, left());
        if (length < 0 || length > possible) {
            throw wrong(at, what + " of " + Long.toUnsignedString(length) + " bytes", "at most " + possible);
        }
        ByteBuffer text = bytes.asSlice(taken(length), length).asByteBuffer();
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException cause) {
            throw wrong(at, what + " that is not UTF-8", "UTF-8");
        }
    }

    void skip(long length) {
        taken(length);
    }

    long left() {
        return bytes.byteSize() - position;
    }

    private long taken(long length) {
        if (length < 0 || length > left()) {
            throw new InputException(path + ": ends at byte " + bytes.byteSize() + " inside its header; " + length
                    + " bytes were expected at byte " + position);
        }
        long at = position;
        position += length;
        return at;
    }

    InputException wrong(long at, String found, String allowed) {
        return new InputException(path + ": byte " + at + ": " + found + "; allowed: " + allowed);
    }
}
