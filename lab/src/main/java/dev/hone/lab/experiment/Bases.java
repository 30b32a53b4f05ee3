package dev.hone.lab.experiment;

import dev.hone.foundation.InputException;
import dev.hone.training.loop.Cancellation;
import dev.hone.training.loop.Outcome;
import dev.hone.training.loop.RunListener;
import dev.hone.training.loop.RunServices;
import dev.hone.training.loop.TrainingRun;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.ContentHash;
import dev.hone.training.run.Durable;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Base models, each built once and kept under the hash of its resolved recipe, which holds its seed. Safe for many
/// threads: those that want the same base wait for the one that builds it.
public final class Bases {
    private static final int HASH_DIGITS = 16;

    private final Path folder;
    private final Optional<Path> instead;
    private final Cancellation cancellation;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    /// Keeps bases in this folder. `instead` is a model that takes the place of every base.
    public Bases(Path folder, Optional<Path> instead, Cancellation cancellation) {
        this.folder = folder;
        this.instead = instead;
        this.cancellation = cancellation;
    }

    /// The folder of the model that this recipe makes, built where it is not there yet.
    ///
    /// @param name stands in error messages
    /// @throws Interrupted if somebody asked to stop before it was ready; what was done is kept
    public Path base(String name, String yaml, List<String> overrides) {
        if (instead.isPresent()) {
            return instead.get();
        }
        Recipe recipe = Recipe.parse(name, yaml, folder.toAbsolutePath(), overrides);
        String hash = ContentHash.of(recipe.yaml()).substring(0, HASH_DIGITS);
        Path place = folder.resolve(hash);
        synchronized (locks.computeIfAbsent(hash, h -> new Object())) {
            if (!Files.isDirectory(place.resolve("model"))) {
                build(name, recipe, place);
            }
        }
        return place.resolve("model");
    }

    private void build(String name, Recipe recipe, Path place) {
        RunServices services = RunServices.of(RunListener.SILENT).with(cancellation);
        boolean begun = Files.exists(place.resolve("recipe.yaml"));
        if (!begun && Files.exists(place)) {
            Durable.discard(place);
        }
        try (TrainingRun run = begun
                ? TrainingRun.resume(place, services)
                : TrainingRun.start(recipe, place, services)) {
            if (run.train().end() == Outcome.End.CANCELLED) {
                throw new Interrupted();
            }
        }
        if (!RunDirectory.open(place).model().toFile().isDirectory()) {
            throw new InputException(place + ": the base " + name + " was trained and has no model");
        }
    }
}
