package dev.hone.training.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Files and folders that are there as a whole or not at all, whenever the process or the machine stops.
///
/// The new content is written beside its place, synced to the disk, and renamed; then the folder that holds the name is
/// synced.
public final class Durable {
    /// Begins the names of folders that are being written; what a killed process left of them is removed.
    static final String SAVING = ".saving-";
    /// Begins the names of folders that are being deleted.
    static final String DELETING = ".deleting-";

    private Durable() {}

    /// Fills a folder.
    @FunctionalInterface
    public interface Contents {
        void write(Path folder) throws IOException;
    }

    /// Replaces a small text file.
    public static void text(Path file, String text) {
        try {
            Path fresh = file.resolveSibling(SAVING + file.getFileName());
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            sync(fresh);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(parent(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + " (" + e.getMessage() + ")", e);
        }
    }

    /// Makes a folder with these contents; one of this name must not exist, or is replaced.
    public static void folder(Path folder, Contents contents) {
        Path fresh = folder.resolveSibling(SAVING + folder.getFileName());
        try {
            delete(fresh);
            Files.createDirectories(fresh);
            contents.write(fresh);
            for (Path path : inside(fresh)) {
                sync(path);
            }
            if (Files.exists(folder)) {
                discard(folder);
            }
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            sync(parent(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder + " (" + e.getMessage() + ")", e);
        }
    }

    /// Deletes a folder so that half of it is never seen under its name.
    public static void discard(Path folder) {
        try {
            Path going = folder.resolveSibling(DELETING + folder.getFileName());
            delete(going);
            Files.move(folder, going, StandardCopyOption.ATOMIC_MOVE);
            delete(going);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    /// Removes what a killed process left half written or half deleted in this folder.
    static void sweep(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (name.startsWith(SAVING) || name.startsWith(DELETING)) {
                    delete(entry);
                }
            }
        }
    }

    /// Everything in and below a folder, itself included, deepest first.
    static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            for (Path p : inside(path)) {
                Files.delete(p);
            }
        }
    }

    private static void sync(Path path) throws IOException {
        if (Files.isDirectory(path) && java.io.File.separatorChar == '\\') {
            return; // Windows opens no channel on a folder; its renames are journalled.
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("the root folder cannot be written: " + path);
        }
        return parent;
    }
}
