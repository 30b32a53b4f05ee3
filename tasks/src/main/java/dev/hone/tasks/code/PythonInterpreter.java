package dev.hone.tasks.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The Python 3 that `python3` starts. It says itself where it lies, because what is on the path may be a script.
final class PythonInterpreter {
    private static final long MEMORY = 32L << 20;
    private static final long ADDRESSES = 256L << 20;
    private static final int LONGEST_SECONDS = 10;
    private static final String WHERE = """
            import os, sys, sysconfig
            print(os.path.realpath(sys.executable))
            for name in ("stdlib", "platstdlib"):
                print(sysconfig.get_path(name))
            print(sysconfig.get_config_var("LIBDIR") or "")
            """;

    private PythonInterpreter() {}

    /// The interpreter, or nothing where there is none that answers.
    static Optional<Interpreter> find() throws IOException, InterruptedException {
        Process asked;
        try {
            asked = new ProcessBuilder("python3", "-I", "-c", WHERE)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            return Optional.empty();
        }
        asked.getOutputStream().close();
        if (!asked.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || asked.exitValue() != 0) {
            asked.destroyForcibly();
            return Optional.empty();
        }
        List<String> lines =
                new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        Set<Path> shown = new HashSet<>();
        for (String line : lines) {
            if (!line.isBlank() && Files.exists(Path.of(line))) {
                shown.add(Path.of(line));
            }
        }
        String file = lines.isEmpty() ? "" : lines.getFirst();
        return Files.isExecutable(Path.of(file)) && !file.isEmpty()
                ? Optional.of(new Interpreter(List.of(file, "-I", "-B"), "", shown, MEMORY, ADDRESSES))
                : Optional.empty();
    }
}
