package dev.hone.tasks.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/// The folder of one run on the machine's side: `program`, which the program may read, `root`, on which its file system
/// is mounted, and beside them what it reads and writes as standard streams.
record Cell(Path folder) implements AutoCloseable {
    static Cell open() throws IOException {
        Cell cell = new Cell(Files.createTempDirectory("hone-code-"));
        Files.createDirectory(cell.folder.resolve("root"));
        // Whoever starts this as root becomes nobody inside, and nobody must be able to read the program.
        Files.setPosixFilePermissions(
                Files.createDirectory(cell.folder.resolve("program")), PosixFilePermissions.fromString("rwxr-xr-x"));
        return cell;
    }

    void write(String file, String source) throws IOException {
        Path path = folder.resolve("program").resolve(file);
        Files.write(path, source.getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
    }

    /// Runs a command of [Walls#around] to its end.
    CodeOutcome run(List<String> command, String input, CodeLimits limits, long memory)
            throws IOException, InterruptedException {
        Path in = folder.resolve("in");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Files.write(in, input.getBytes(StandardCharsets.UTF_8));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(Walls.ENVIRONMENT);
        Process process = builder.start();
        Watch watch = new Watch(process, limits, memory, List.of(out, err));
        try {
            Optional<CodeOutcome> exceeded = watch.untilEnd();
            return exceeded.isPresent()
                    ? exceeded.get()
                    : new CodeOutcome.Exited(process.exitValue(), text(out, limits), text(err, limits));
        } finally {
            watch.kill();
        }
    }

    private static String text(Path file, CodeLimits limits) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(limits.output()), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, java.io.IOException failure) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
