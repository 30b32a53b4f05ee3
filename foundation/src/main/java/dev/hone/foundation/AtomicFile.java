package dev.hone.foundation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Writes a file so that a reader, and a machine that loses power, sees the old content or the new one, never a part.
///
/// The content goes to `.NAME.part` in the same folder, is forced to the disk, and takes the file's name in one step;
/// then the folder is forced. What a killed run leaves behind is overwritten by the next.
public final class AtomicFile {
    private AtomicFile() {}

    /// What a file is to hold.
    @FunctionalInterface
    public interface Content {
        /// Writes everything from position 0 on.
        void write(FileChannel channel) throws IOException;
    }

    /// @throws InputException if the file cannot be written, with the reason
    public static void write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    part,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                content.write(channel);
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceDirectory(Objects.requireNonNull(part.getParent(), "an absolute path of a file has a folder"));
        } catch (IOException cause) {
            throw new InputException(file + ": cannot be written: " + cause, cause);
        }
    }

    /// Writes a text in UTF-8.
    public static void write(Path file, String text) {
        write(file, channel -> writeFully(channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
    }

    /// Writes everything that the buffer has left.
    public static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
