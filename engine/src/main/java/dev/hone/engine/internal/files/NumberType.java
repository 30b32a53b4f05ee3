package dev.hone.engine.internal.files;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// How numbers are stored in a file, and how they become float32: exactly, but for the one rounding of each product
/// and sum that the block formats name.
///
/// Block formats hold 32 numbers: a float16 scale d (and an offset m), then the quants q. `Q8_0`: d * q with signed
/// bytes; `Q4_0`: d * (q - 8); `Q4_1`: d * q + m, product and sum each rounded; the low halves of 16 bytes are numbers
/// 0 .. 15, the high halves 16 .. 31.
/// Source: ggml (`ggml-quants.c`), the GGUF specification.
public enum NumberType {
    F32(1, 4),
    F16(1, 2),
    BF16(1, 2),
    Q8_0(32, 34),
    Q4_0(32, 18),
    Q4_1(32, 20);

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final int blockNumbers;
    private final int blockBytes;

    NumberType(int blockNumbers, int blockBytes) {
        this.blockNumbers = blockNumbers;
        this.blockBytes = blockBytes;
    }

    /// The type of this name.
    public static Optional<NumberType> named(String name) {
        return Arrays.stream(values()).filter(t -> t.name().equals(name)).findFirst();
    }

    /// The names of some types, for messages.
    public static String names(NumberType... types) {
        return Arrays.stream(types).map(Enum::name).collect(Collectors.joining(", "));
    }

    /// Numbers of a block; a row holds whole blocks.
    public int blockNumbers() {
        return blockNumbers;
    }

    /// Bytes that so many numbers take, a multiple of `blockNumbers`.
    public long bytes(long numbers) {
        return Math.multiplyExact(numbers / blockNumbers, (long) blockBytes);
    }

    /// Decodes `count` numbers, a multiple of `blockNumbers`, that begin at byte `from`.
    public void decode(MemorySegment source, long from, int count, float[] into, int at) {
        switch (this) {
            case F32 -> MemorySegment.copy(source, FLOAT, from, into, at, count);
            case F16 -> {
                for (int i = 0; i < count; i++) {
                    into[at + i] = half(source, from + 2L * i);
                }
            }
            case BF16 -> {
                for (int i = 0; i < count; i++) {
                    into[at + i] = Float.intBitsToFloat(source.get(SHORT, from + 2L * i) << 16);
                }
            }
            case Q8_0 -> {
                for (int b = 0; b < count / 32; b++) {
                    eightBits(source, from + (long) b * blockBytes, into, at + 32 * b);
                }
            }
            case Q4_0 -> {
                for (int b = 0; b < count / 32; b++) {
                    fourBits(source, from + (long) b * blockBytes, into, at + 32 * b);
                }
            }
            case Q4_1 -> {
                for (int b = 0; b < count / 32; b++) {
                    fourBitsWithOffset(source, from + (long) b * blockBytes, into, at + 32 * b);
                }
            }
        }
    }

    private static float half(MemorySegment source, long at) {
        return Float.float16ToFloat(source.get(SHORT, at));
    }

    private static void eightBits(MemorySegment source, long from, float[] into, int at) {
        float d = half(source, from);
        for (int i = 0; i < 32; i++) {
            into[at + i] = d * source.get(JAVA_BYTE, from + 2 + i);
        }
    }

    private static void fourBits(MemorySegment source, long from, float[] into, int at) {
        float d = half(source, from);
        for (int i = 0; i < 16; i++) {
            int q = source.get(JAVA_BYTE, from + 2 + i);
            into[at + i] = d * ((q & 15) - 8);
            into[at + 16 + i] = d * ((q >> 4 & 15) - 8);
        }
    }

    private static void fourBitsWithOffset(MemorySegment source, long from, float[] into, int at) {
        float d = half(source, from);
        float m = half(source, from + 2);
        for (int i = 0; i < 16; i++) {
            int q = source.get(JAVA_BYTE, from + 4 + i);
            into[at + i] = d * (q & 15) + m;
            into[at + 16 + i] = d * (q >> 4 & 15) + m;
        }
    }
}
