package dev.hone.training.run;

import dev.hone.foundation.InputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/// A file that only grows. Its length at a checkpoint is part of the checkpoint; a run that is picked up cuts the file
/// back to it, so that lines of lost steps, or half of one, never stay. Once the disk refused a write (it is full, it
/// is gone), nothing more is written.
public final class AppendLog implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final OutputStream out;
    private long position;
    private boolean broken;

    private AppendLog(Path path, FileChannel channel, OutputStream disk, long position) {
        this.path = path;
        this.channel = channel;
        this.out = new BufferedOutputStream(disk, 1 << 16);
        this.position = position;
    }

    /// Opens the file, cut back to this length.
    ///
    /// @throws InputException if it is shorter, so that something of it was lost
    public static AppendLog open(Path path, long length) {
        return open(path, length, disk -> disk);
    }

    /// The same with something put between the log and its disk.
    static AppendLog open(Path path, long length, UnaryOperator<OutputStream> between) {
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.size() < length) {
                long size = channel.size();
                channel.close();
                throw new InputException(path + ": has " + size + " bytes, the checkpoint was written at " + length
                        + "; the log was shortened or replaced since");
            }
            channel.truncate(length);
            channel.position(length);
            return new AppendLog(path, channel, between.apply(Channels.newOutputStream(channel)), length);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + path, e);
        }
    }

    /// Adds one line.
    public void line(String text) {
        bytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Adds bytes.
    public void bytes(byte[] bytes) {
        requireWhole();
        try {
            out.write(bytes);
            position += bytes.length;
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /// Length with everything added so far.
    public long position() {
        return position;
    }

    /// Hands everything to the operating system, so that other processes see it.
    public void flush() {
        requireWhole();
        try {
            out.flush();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /// Puts everything on the disk.
    public void sync() {
        flush();
        try {
            channel.force(true);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /// Writes what is left and closes the file. A log that could not be written is closed as it is.
    @Override
    public void close() {
        try (channel) {
            if (!broken) {
                out.flush();
            }
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /// After a refused write some of the buffer may be in the file. Writing the buffer again would put bytes there
    /// twice, so nothing follows any more; the file ends in half a line, which readers leave alone and a resumed run
    /// cuts off.
    private UncheckedIOException refused(IOException e) {
        broken = true;
        return new UncheckedIOException("cannot write " + path + " (" + e.getMessage() + ")", e);
    }

    private void requireWhole() {
        if (broken) {
            throw new IllegalStateException(path + " could not be written before; nothing may follow");
        }
    }
}
