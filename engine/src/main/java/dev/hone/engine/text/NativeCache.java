package dev.hone.engine.text;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Where native libraries lie between runs: `folder/native/edition/name`.
record NativeCache(Path folder, String edition) {
    /// The absolute path of a file with this content, which is written if it is not there yet.
    ///
    /// Several processes may do so at once: each writes a file of its own and renames it. Where the cache cannot be
    /// written, the file goes to a new folder that only this user can write and that is deleted at the end.
    ///
    /// @throws InputException if neither can be written
    Path unpacked(String name, byte[] content) {
        Path file = folder.resolve("native").resolve(edition).resolve(name).toAbsolutePath();
        try {
            if (!Files.isRegularFile(file) || Files.size(file) != content.length) {
                replace(file, content);
            }
            return file;
        } catch (IOException unwritable) {
            return temporary(name, content, unwritable);
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), "part", null);
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Path temporary(String name, byte[] content, IOException unwritable) {
        try {
            Path directory = Files.createTempDirectory("hone-native");
            Path file = directory.resolve(name).toAbsolutePath();
            directory.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            Files.write(file, content);
            return file;
        } catch (IOException cause) {
            cause.addSuppressed(unwritable);
            throw new InputException("the tokenizer library can be unpacked neither into " + folder
                    + " nor into a temporary folder; name one with -Dhone.cache=FOLDER", cause);
        }
    }
}
