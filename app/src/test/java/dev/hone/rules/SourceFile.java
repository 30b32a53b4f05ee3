package dev.hone.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A source file of the program (not of its tests), with its lines.
record SourceFile(Path path, List<String> lines) {
    /// All of them, in order of their paths.
    static List<SourceFile> all() throws IOException {
        Path root = root();
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src/main/java")).filter(Files::isDirectory)
                    .flatMap(SourceFile::under).sorted()
                    .map(path -> new SourceFile(root.relativize(path), read(path))).toList();
        }
    }

    boolean isPackageInfo() {
        return path.endsWith("package-info.java");
    }

    boolean isModuleInfo() {
        return path.endsWith("module-info.java");
    }

    String text() {
        return String.join("\n", lines);
    }

    private static Stream<Path> under(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> read(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(path.toString(), e);
        }
    }

    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("hone")) && Files.exists(folder.resolve("foundation"))) {
                return folder;
            }
        }
        throw new IllegalStateException("started outside of the checkout: " + Path.of("").toAbsolutePath());
    }
}
