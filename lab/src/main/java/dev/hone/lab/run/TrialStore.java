package dev.hone.lab.run;

import dev.hone.lab.experiment.TrialResult;
import dev.hone.training.run.Durable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// The working folder of an experiment: results that are there, and runs that go on.
///
/// ```
/// seed-3/shared/     what all arms of the seed share
/// seed-3/ARM/        the runs of a trial, until it is over
/// seed-3/ARM.json    what it gave
/// ```
final class TrialStore {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;

    TrialStore(Path folder) {
        this.folder = folder;
    }

    /// A finished trial with the seconds that it took.
    record Finished(TrialResult result, double seconds) {}

    Path shared(int seed) {
        return made(seed(seed).resolve("shared"));
    }

    Path runs(int seed, String arm) {
        return made(seed(seed).resolve(arm));
    }

    private Path seed(int seed) {
        return folder.resolve("seed-" + seed);
    }

    private static Path made(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + path, e);
        }
    }

    Optional<Finished> find(int seed, String arm) {
        Path file = file(seed, arm);
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), Finished.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void put(int seed, String arm, Finished finished) {
        made(seed(seed));
        Durable.text(file(seed, arm), JSON.writeValueAsString(finished));
    }

    private Path file(int seed, String arm) {
        return seed(seed).resolve(arm + ".json");
    }

    void forgetRuns(int seed, String arm) {
        discard(seed(seed).resolve(arm));
    }

    void forgetShared(int seed) {
        discard(seed(seed).resolve("shared"));
    }

    private static void discard(Path path) {
        if (Files.exists(path)) {
            Durable.discard(path);
        }
    }
}
