package dev.hone.app.input;

import dev.hone.app.atlas.site.Sources;
import dev.hone.app.atlas.site.Sources.Host;
import dev.hone.hub.HubCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--runs DIR`: the runs that the atlas shows.
public final class RunsOption {
    private static final Path USUAL = Path.of("runs");

    @Option(names = "--runs", paramLabel = "DIR",
            description = "Show the runs of this folder, or this run (default for the server: runs, where it exists).")
    private @Nullable Path folder;

    /// What the atlas's own server shows: the usual folder where none is named.
    public Sources served() {
        Optional<Path> runs = Optional.ofNullable(folder).or(() -> Optional.of(USUAL).filter(Files::isDirectory));
        return new Sources(runs, Program.home(), Optional.of(HubCache.ofProcess()), Host.SERVER, Sources.USUAL_STEPS);
    }

    /// What an export shows: only what is named.
    public Sources exported(int rolloutSteps) {
        Allowed.between("--rollout-steps", rolloutSteps, 1, Integer.MAX_VALUE);
        return new Sources(
                Optional.ofNullable(folder), Program.home(), Optional.empty(), Host.EXPORT, rolloutSteps);
    }
}
