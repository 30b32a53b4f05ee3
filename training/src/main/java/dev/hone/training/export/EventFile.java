package dev.hone.training.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// A file of scalars that TensorBoard reads.
///
/// The file is a sequence of records: the length (8 bytes, little-endian), its masked checksum, the bytes of a protocol
/// buffer `Event`, their masked checksum. Events are `(wall_time = 1: double, step = 2: int64, summary = 5)`; a summary
/// holds values `(tag = 1, simple_value = 2: float)`. The first event says `file_version = 3: brain.Event:2`.
///
/// masked(c) = rotate-right(c, 15) + 0xa282ead8, c = CRC-32C
///
/// Units: `seconds` since 1970. Values are written as floats, as TensorBoard reads them.
/// Source: TensorFlow, `tsl/lib/io/record_writer.h` and `event.proto`, as documented there.
public final class EventFile implements AutoCloseable {
    private static final int MASK = 0xa282ead8;

    private final Path file;
    private final OutputStream out;

    private EventFile(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    /// A new file `events.out.tfevents.SECONDS.hone` in this folder, which is made where it is missing; one of the same
    /// name is replaced.
    public static EventFile create(Path folder, double seconds) {
        Path file = folder.resolve("events.out.tfevents.%010d.hone".formatted((long) seconds));
        try {
            Files.createDirectories(folder);
            var events = new EventFile(file, new BufferedOutputStream(Files.newOutputStream(file)));
            events.record(new ProtoMessage().number(1, seconds).text(3, "brain.Event:2"));
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /// One number of one step.
    public void scalar(String tag, int step, double seconds, double value) {
        var scalar = new ProtoMessage().text(1, tag).number(2, (float) value);
        record(new ProtoMessage().number(1, seconds).whole(2, step).message(5, new ProtoMessage().message(1, scalar)));
    }

    /// Hands everything to the operating system, so that a TensorBoard that is open sees it.
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private void record(ProtoMessage event) {
        byte[] bytes = event.toBytes();
        ByteBuffer head = ByteBuffer.allocate(Long.BYTES + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.length);
        head.putInt(masked(head.array(), Long.BYTES));
        byte[] tail = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(masked(bytes, bytes.length)).array();
        try {
            out.write(head.array());
            out.write(bytes);
            out.write(tail);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static int masked(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
