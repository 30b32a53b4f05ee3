package dev.hone.training.record;

import dev.hone.foundation.InputException;
import dev.hone.training.run.ContentHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// How far a log was read, and a hash of the last bytes before, by which it is known again.
///
/// A run that is resumed cuts its logs back, and a folder may be replaced by another run of the same name: then the
/// bytes differ or are gone, and what was read has to be read again.
record LogMark(long offset, String hash) {
    /// Nothing read.
    static final LogMark START = new LogMark(0, "");

    private static final int TAIL = 512;

    /// The mark at a byte of a log.
    static LogMark at(Path log, long offset) {
        return offset == 0 ? START : new LogMark(offset, hash(log, offset));
    }

    /// Whether the log still has the bytes before the mark.
    boolean fits(Path log) {
        try {
            return offset == 0 || (Files.exists(log) && Files.size(log) >= offset && hash(log, offset).equals(hash));
        } catch (IOException e) {
            throw new InputException(log + ": cannot be read", e);
        }
    }

    /// Whether the log ends at the mark.
    boolean isEnd(Path log) {
        try {
            return offset == (Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException e) {
            throw new InputException(log + ": cannot be read", e);
        }
    }

    private static String hash(Path log, long offset) {
        ByteBuffer tail = ByteBuffer.allocate((int) Math.min(TAIL, offset));
        try (FileChannel in = FileChannel.open(log, StandardOpenOption.READ)) {
            long from = offset - tail.capacity();
            while (tail.hasRemaining() && in.read(tail, from + tail.position()) >= 0) {
                // reads until the tail is whole
            }
        } catch (IOException e) {
            throw new InputException(log + ": cannot be read", e);
        }
        return ContentHash.of(new String(tail.array(), StandardCharsets.ISO_8859_1));
    }
}
