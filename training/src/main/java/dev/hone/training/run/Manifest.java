package dev.hone.training.run;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a run was made with, so that it can be repeated: the program, the machine, and hashes of what went in.
///
/// `recipe` is the SHA-256 of the resolved recipe's text, `weights` that of the first weights (padding included),
/// `plugins` what a program gave that no recipe holds.
public record Manifest(
        String hone,
        String commit,
        String java,
        String system,
        String processor,
        int processors,
        int threads,
        long heapBytes,
        long seed,
        String recipe,
        String weights,
        List<String> plugins,
        String started) {
    public Manifest {
        plugins = plugins == null ? List.of() : List.copyOf(plugins); // runs of version 0.1.0 name none
    }

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// This process on this machine. `hone.version` and `hone.commit` are system properties that the launcher sets.
    public static Manifest of(int threads, long seed, String recipe, String weights, List<String> plugins,
            Instant now) {
        return new Manifest(
                System.getProperty("hone.version", "development"),
                System.getProperty("hone.commit", "unknown"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                threads,
                Runtime.getRuntime().maxMemory(),
                seed,
                recipe,
                weights,
                plugins,
                now.toString());
    }

    /// Writes `manifest.json`.
    public void write(Path file) {
        Durable.text(file, JSON.writeValueAsString(this) + "\n");
    }

    /// Reads `manifest.json`.
    public static Manifest read(Path file) {
        try {
            if (Files.size(file) > 1 << 16) {
                throw new InputException(file + ": too long for a manifest");
            }
            return JSON.readValue(Files.readString(file), Manifest.class);
        } catch (IOException | JacksonException e) {
            throw new InputException(file + ": not a run's manifest", e);
        }
    }

    /// The processor, as the system names it.
    public static String processorName() {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(l -> l.startsWith("model name"))
                    .map(l -> l.substring(l.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch"); // the name is for people; the run does not depend on it
        }
    }
}
