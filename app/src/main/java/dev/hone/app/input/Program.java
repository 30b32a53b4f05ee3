package dev.hone.app.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// The program as it lies on this machine: its version, its folder, the commit that it was built from.
public final class Program {
    private Program() {}

    /// The version of this build.
    public static String version() {
        try (InputStream in = Program.class.getResourceAsStream("/dev/hone/app/version.properties")) {
            var properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            String version = properties.getProperty("version", "");
            return version.isEmpty() || version.startsWith("$") ? "development" : version;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the program's own version", e);
        }
    }

    /// The folder of checkout or release, which the launcher names in the system property `hone.home`; else the first
    /// folder from the working directory upwards that has recipes and models in it.
    public static Optional<Path> home() {
        String named = System.getProperty("hone.home");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.isDirectory(p.resolve("recipes")) && Files.isRegularFile(p.resolve("hone"))) {
                return Optional.of(p);
            }
        }
        return Optional.empty();
    }

    /// The commit that the checkout stands on, or that the release was made of; empty where none is known.
    public static Optional<String> commit() {
        return home().flatMap(Commit::of);
    }

    /// Says version and commit where a run's manifest looks for them.
    public static void label() {
        System.setProperty("hone.version", version());
        commit().ifPresent(name -> System.setProperty("hone.commit", name));
    }
}
