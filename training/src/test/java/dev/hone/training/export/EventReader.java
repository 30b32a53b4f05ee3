package dev.hone.training.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads event files from the format's description, with checksums bit by bit: nothing is shared with what writes them.
record EventReader(List<Scalar> scalars, String version) {
    record Scalar(String tag, long step, double seconds, float value) {}

    static EventReader of(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Scalar> scalars = new ArrayList<>();
        String version = "";
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertThat(in.getInt()).as("checksum of a length").isEqualTo(masked(length));
            byte[] event = new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
            in.get(event);
            assertThat(in.getInt()).as("checksum of an event").isEqualTo(masked(event));
            version += event(ByteBuffer.wrap(event).order(ByteOrder.LITTLE_ENDIAN), scalars);
        }
        return new EventReader(scalars, version);
    }

    private static String event(ByteBuffer in, List<Scalar> scalars) {
        double seconds = 0;
        long step = 0;
        String version = "";
        ByteBuffer summary = ByteBuffer.allocate(0);
        while (in.hasRemaining()) {
            switch ((int) varint(in)) {
                case 1 << 3 | 1 -> seconds = in.getDouble();
                case 2 << 3 -> step = varint(in);
                case 3 << 3 | 2 -> version = text(in);
                case 5 << 3 | 2 -> summary = block(in);
                default -> throw new AssertionError("a field that no event has");
            }
        }
        while (summary.hasRemaining()) {
            assertThat(varint(summary)).isEqualTo(1 << 3 | 2);
            ByteBuffer value = block(summary);
            assertThat(varint(value)).isEqualTo(1 << 3 | 2);
            String tag = text(value);
            assertThat(varint(value)).isEqualTo(2 << 3 | 5);
            scalars.add(new Scalar(tag, step, seconds, value.getFloat()));
        }
        return version;
    }

    private static ByteBuffer block(ByteBuffer in) {
        int length = (int) varint(in);
        ByteBuffer block = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return block;
    }

    private static String text(ByteBuffer in) {
        return StandardCharsets.UTF_8.decode(block(in)).toString();
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0;; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    private static int masked(byte... bytes) {
        int crc = -1;
        for (byte b : bytes) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x82F63B78;
            }
        }
        crc = ~crc;
        return (crc >>> 15 | crc << 17) + 0xa282ead8;
    }
}
