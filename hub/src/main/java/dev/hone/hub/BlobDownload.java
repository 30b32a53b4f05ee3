package dev.hone.hub;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/// Brings one file into the cache: into `ETAG.incomplete` first, which takes its name when all bytes are there and hash
/// to what they should. A connection that breaks is taken up again where it broke, in this process or a later one.
final class BlobDownload {
    private static final int CHUNK = 1 << 16;

    private final ContentSource source;
    private final RepoFile file;
    private final Path blob;
    private final Path part;
    private final Patience patience;
    private final LongConsumer arrived;

    /// How often a broken connection is tried again without a byte of progress, how long is waited before, and how long
    /// a silent one is waited for.
    record Patience(int tries, Duration pause, Duration silence) {
        static final Patience USUAL = new Patience(5, Duration.ofSeconds(1), Duration.ofSeconds(60));
    }

    /// Opens the file's content at a byte.
    @FunctionalInterface
    interface ContentSource {
        Answer open(OptionalLong from) throws IOException;
    }

    BlobDownload(ContentSource source, RepoFile file, Path blob, Patience patience, LongConsumer arrived) {
        this.source = source;
        this.file = file;
        this.blob = blob;
        this.part = blob.resolveSibling(blob.getFileName() + ".incomplete");
        this.patience = patience;
        this.arrived = arrived;
    }

    /// @throws InputException if the hub refuses, the connection stays broken, or the bytes are not the right ones
    void run() {
        try {
            Files.createDirectories(blob.resolveSibling(""));
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                FileLock lock = lock(channel);
                complete(channel);
                channel.force(true);
                lock.release();
            }
            Files.move(part, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new InputException(part + ": cannot be written: " + e, e);
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException here) {
            throw new InputException(part + ": this process fetches it already", here);
        }
        throw new InputException(part + ": another process fetches it; wait for it");
    }

    private void complete(FileChannel channel) throws IOException {
        if (channel.size() > file.size()) {
            channel.truncate(0);
        }
        MessageDigest digest = digestOf(channel);
        int failures = 0;
        while (channel.position() < file.size()) {
            long before = channel.position();
            var broken = new BrokenStream(new IOException("the server sent no more"));
            try (Answer answer = open(before)) {
                if (before > 0 && !continues(answer, before)) { // the server sends everything again
                    channel.truncate(0);
                    digest = file.checksum().begin(file.size());
                }
                copy(answer.body(), channel, digest);
            } catch (BrokenStream e) {
                broken = e;
            }
            failures = channel.position() > before ? 0 : failures + 1;
            if (channel.position() < file.size() && failures >= patience.tries) {
                throw new InputException("the connection broke off after %,d of %,d bytes of %s; run the command again"
                        .formatted(channel.position(), file.size(), file.path()) + " to go on from there", broken);
            }
            pause(failures);
        }
        if (!file.checksum().matches(digest)) {
            channel.truncate(0); // nothing of it can be trusted
            throw new InputException(file.path() + ": what came does not hash to " + file.checksum().digits()
                    + ", as the hub says it should; it was thrown away, fetch it again");
        }
    }

    /// The digest of what is there already, with the channel's position behind it.
    private MessageDigest digestOf(FileChannel channel) throws IOException {
        MessageDigest digest = file.checksum().begin(file.size());
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        channel.position(0);
        while (channel.read(chunk) >= 0) {
            digest.update(chunk.flip());
            chunk.clear();
        }
        arrived.accept(channel.position());
        return digest;
    }

    private Answer open(long from) throws BrokenStream {
        try {
            return source.open(from == 0 ? OptionalLong.empty() : OptionalLong.of(from));
        } catch (IOException e) {
            throw new BrokenStream(e);
        }
    }

    private boolean continues(Answer answer, long from) {
        if (answer.status() != 206) {
            return false;
        }
        String range = answer.header("Content-Range").orElse("");
        if (range.startsWith("bytes " + from + "-") && range.endsWith("/" + file.size())) {
            return true;
        }
        throw new InputException(file.path() + ": bytes from " + from + " of " + file.size()
                + " were asked for, and the server sends '" + range + "'");
    }

    private void copy(InputStream in, FileChannel channel, MessageDigest digest) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (var guard = new StallGuard(in, patience.silence)) {
            for (int n = read(in, chunk); n >= 0; n = read(in, chunk)) {
                guard.alive();
                if (n > file.size() - channel.position()) {
                    channel.truncate(0);
                    throw new InputException(file.path() + ": the server sends more than the " + file.size()
                            + " bytes that the hub announced");
                }
                digest.update(chunk, 0, n);
                ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, n);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                arrived.accept(channel.position());
            }
        }
    }

    private static int read(InputStream in, byte[] chunk) throws BrokenStream {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw new BrokenStream(e);
        }
    }

    private void pause(int failures) {
        if (failures == 0) {
            return;
        }
        try {
            Thread.sleep(patience.pause.multipliedBy(1L << Math.min(failures - 1, 5)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InputException(file.path() + ": interrupted; run the command again to go on", e);
        }
    }

    /// The network failed, not the disk.
    static final class BrokenStream extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenStream(IOException cause) {
            super(cause);
        }
    }
}
