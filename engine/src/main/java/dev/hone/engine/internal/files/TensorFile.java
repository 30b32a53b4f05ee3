package dev.hone.engine.internal.files;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// An open file whose tensors are mapped into memory one at a time, so that no more than one counts as resident.
public final class TensorFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final long size;

    private TensorFile(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    /// @throws InputException if the file cannot be opened
    public static TensorFile open(Path path) {
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return new TensorFile(path, channel, channel.size());
        } catch (IOException cause) {
            throw new InputException(path + ": cannot be read: " + cause, cause);
        }
    }

    /// The file's place.
    public Path path() {
        return path;
    }

    /// Length in bytes when it was opened.
    public long size() {
        return size;
    }

    /// Maps a part of the file; the arena's end lets go of it.
    public MemorySegment map(long offset, long bytes, Arena arena) {
        if (offset < 0 || bytes < 0 || offset > size - bytes) {
            throw new InputException(path + ": bytes " + offset + " to " + (offset + bytes)
                    + " were expected; the file has " + size);
        }
        try {
            return channel.map(FileChannel.MapMode.READ_ONLY, offset, bytes, arena);
        } catch (IOException cause) {
            throw new InputException(path + ": cannot be mapped: " + cause, cause);
        }
    }

    /// Reads a part of the file that the caller has found to be of reasonable size.
    public byte[] bytes(long offset, int length) {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, offset + buffer.position()) < 0) {
                    throw new InputException(path + ": ends at byte " + (offset + buffer.position()) + "; "
                            + length + " bytes from " + offset + " on were expected");
                }
            }
        } catch (IOException cause) {
            throw new InputException(path + ": cannot be read: " + cause, cause);
        }
        return buffer.array();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException cause) {
            throw new InputException(path + ": cannot be closed: " + cause, cause);
        }
    }
}
