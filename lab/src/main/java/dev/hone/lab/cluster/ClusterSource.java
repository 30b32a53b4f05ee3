package dev.hone.lab.cluster;

import dev.hone.foundation.InputException;
import dev.hone.foundation.ResourceFolder;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where a cluster's files come from.
public sealed interface ClusterSource {
    /// The largest file that is read, in bytes.
    int LARGEST = 1 << 18;

    /// All its files, by kind and name.
    ///
    /// @throws InputException if there is no such cluster, or a file is too large or not UTF-8
    List<ClusterFile> files();

    /// The cluster that Hone brings along.
    record Shipped() implements ClusterSource {
        private static final String ID = "language-model-rl";
        private static final String FILE = "/dev/hone/lab/clusters/" + ID + "/cluster.md";

        @Override
        public List<ClusterFile> files() {
            return ResourceFolder.with(ClusterSource.class, FILE, folder -> read(folder, ID, ""));
        }
    }

    /// A folder of somebody's own notes.
    record Folder(Path path) implements ClusterSource {
        @Override
        public List<ClusterFile> files() {
            if (!Files.isRegularFile(path.resolve("cluster.md"))) {
                throw new InputException(path + ": no cluster of notes; it must be a folder with a file cluster.md"
                        + " (hone notes new --notes " + path + " ID makes one)");
            }
            Path name = path.toAbsolutePath().normalize().getFileName();
            return read(path, name == null ? "notes" : name.toString(), path + "/");
        }
    }

    private static List<ClusterFile> read(Path root, String id, String shown) {
        var files = new ArrayList<ClusterFile>();
        for (Kind kind : Kind.values()) {
            if (kind == Kind.CLUSTER) {
                files.add(new ClusterFile(kind, id, shown + "cluster.md", text(root.resolve("cluster.md"))));
                continue;
            }
            Path folder = root.resolve(kind.folder());
            for (Path file : list(folder, kind)) {
                String name = String.valueOf(file.getFileName());
                String stem = name.substring(0, name.length() - kind.ending().length());
                files.add(new ClusterFile(kind, stem, shown + kind.folder() + "/" + name, text(file)));
            }
        }
        return files;
    }

    private static List<Path> list(Path folder, Kind kind) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(kind.ending())).sorted().toList();
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be listed: " + e.getMessage(), e);
        }
    }

    private static String text(Path file) {
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new InputException(file + ": " + size + " bytes; a file of notes has at most " + LARGEST);
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": is not UTF-8", e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
