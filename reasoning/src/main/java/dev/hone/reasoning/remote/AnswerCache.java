package dev.hone.reasoning.remote;

import dev.hone.foundation.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Answers of servers on disk, a file each, named by the hash of address and body. Two processes may share a folder.
final class AnswerCache {
    private final Path folder;

    AnswerCache(Path folder) {
        this.folder = folder;
    }

    /// The answer that was kept for this.
    Optional<String> find(String address, String body) {
        Path file = file(address, body);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the cached answer cannot be read", e);
        }
    }

    /// Keeps an answer.
    void keep(String address, String body, String answer) {
        Path file = file(address, body);
        try {
            Files.createDirectories(folder.resolve(file.getName(folder.getNameCount())));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": its folder cannot be made", e);
        }
        AtomicFile.write(file, answer);
    }

    private Path file(String address, String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((address + "\n" + body).getBytes(StandardCharsets.UTF_8));
            String name = HexFormat.of().formatHex(hash);
            return folder.resolve(name.substring(0, 2)).resolve(name + ".json");
        } catch (NoSuchAlgorithmException e) { // every JDK has it
            throw new IllegalStateException(e);
        }
    }
}
