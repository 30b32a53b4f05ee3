package dev.hone.tasks.code;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The launcher of the JDK that runs Hone, in the mode that compiles a source file in memory and starts it.
final class JavaLauncher {
    private static final long MEMORY = 320L << 20;
    private static final long ADDRESSES = 1L << 30;
    /// Links of a Linux distribution's JDK lead out of it no deeper than this (`conf`, `lib/security/cacerts`).
    private static final int LINK_DEPTH = 4;

    private JavaLauncher() {}

    /// The launcher, or nothing where this runtime has no compiler.
    static Optional<Interpreter> find() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        Path launcher = home.resolve("bin/java");
        if (!Files.isExecutable(launcher) || ModuleFinder.ofSystem().find("jdk.compiler").isEmpty()) {
            return Optional.empty();
        }
        List<String> command = List.of(
                launcher.toString(), "-Xss1m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=32m", "-XX:CompressedClassSpaceSize=64m",
                "-XX:-UsePerfData", "-Xlog:disable", "-XX:ErrorFile=/dev/null", "-XX:+IgnoreUnrecognizedVMOptions",
                "--illegal-native-access=deny", "--sun-misc-unsafe-memory-access=deny",
                "-Djava.io.tmpdir=/box", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");
        Set<Path> shown = new HashSet<>(linked(home));
        shown.add(home);
        return Optional.of(new Interpreter(command, "-Xmx", shown, MEMORY, ADDRESSES));
    }

    private static Set<Path> linked(Path home) throws IOException {
        Set<Path> outside = new HashSet<>();
        try (Stream<Path> files = Files.walk(home, LINK_DEPTH)) {
            for (Path link : files.filter(Files::isSymbolicLink).filter(Files::exists).toList()) {
                Path target = link.toRealPath();
                if (!target.startsWith(home)) {
                    outside.add(target);
                }
            }
        }
        return outside;
    }
}
