package dev.hone.lab.cluster;

import dev.hone.foundation.InputException;
import dev.hone.foundation.ResourceFolder;
import dev.hone.lab.finding.Findings;
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

    /// All its files, by kind and name. A file that is too large or not UTF-8 becomes a finding, and the others go on.
    ///
    /// @throws InputException if there is no such cluster, or its own file is not readable
    List<ClusterFile> files(Findings findings);

    /// The cluster that Hone brings along.
    record Shipped() implements ClusterSource {
        private static final String ID = "language-model-rl";
        private static final String FILE = "/dev/hone/lab/clusters/" + ID + "/cluster.md";

        @Override
        public List<ClusterFile> files(Findings findings) {
            return ResourceFolder.with(ClusterSource.class, FILE, folder -> read(folder, ID, "", findings));
        }
    }

    /// A folder of somebody's own notes.
    record Folder(Path path) implements ClusterSource {
        @Override
        public List<ClusterFile> files(Findings findings) {
            if (!Files.isRegularFile(path.resolve("cluster.md"))) {
                throw new InputException(path + ": no cluster of notes; it must be a folder with a file cluster.md"
                        + " (hone notes new --notes " + path + " ID makes one)");
            }
            Path name = path.toAbsolutePath().normalize().getFileName();
            return read(path, name == null ? "notes" : name.toString(), path + "/", findings);
        }
    }

    private static List<ClusterFile> read(Path root, String id, String shown, Findings findings) {
        var files = new ArrayList<ClusterFile>();
        for (Kind kind : Kind.values()) {
            if (kind == Kind.CLUSTER) {
                String name = shown + "cluster.md";
                files.add(new ClusterFile(kind, id, name, text(root.resolve("cluster.md"), name)));
                continue;
            }
            Path folder = root.resolve(kind.folder());
            for (Path file : list(folder, kind)) {
                String base = String.valueOf(file.getFileName());
                String stem = base.substring(0, base.length() - kind.ending().length());
                String name = shown + kind.folder() + "/" + base;
                try {
                    files.add(new ClusterFile(kind, stem, name, text(file, name)));
                } catch (InputException e) { // becomes a finding: one bad file must not hide the others
                    findings.error(e);
                }
            }
        }
        return files;
    }

    private static List<Path> list(Path folder, Kind kind) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(kind.ending()) && Files.isRegularFile(f))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be listed: " + e.getMessage(), e);
        }
    }

    private static String text(Path file, String name) {
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new InputException(name + ": " + size + " bytes; a file of notes has at most " + LARGEST);
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new InputException(name + ": is not UTF-8", e);
        } catch (IOException e) {
            throw new InputException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
