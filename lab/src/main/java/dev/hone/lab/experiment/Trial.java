package dev.hone.lab.experiment;

import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.lab.protocol.Arm;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Settings;
import dev.hone.training.loop.Cancellation;
import dev.hone.training.loop.Outcome;
import dev.hone.training.loop.Plugins;
import dev.hone.training.loop.RunListener;
import dev.hone.training.loop.RunServices;
import dev.hone.training.loop.TrainingRun;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.Durable;
import dev.hone.training.run.MetricsLine;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One arm with one seed, and what it needs of its surroundings.
///
/// @param folder where this trial keeps its runs; it is removed once the trial is over
/// @param shared where all arms of this seed keep what [Experiment#prepare] made; it must not be changed later
public record Trial(
        String experiment,
        Arm arm,
        int seed,
        Profile profile,
        Settings settings,
        Path folder,
        Path shared,
        Bases bases,
        Workers workers,
        Cancellation cancellation) {
    private static final String STREAM = "stream";
    private static final long STREAM_STEP = 1_000_000;

    /// The root of all random streams of this seed: the same for all arms, so that they differ by the arm alone.
    public Key key() {
        return Key.of(seed).at(experiment);
    }

    /// The seed of this trial's runs: the trial's own, or that of other random streams where the setting `stream`
    /// counts them from 0. A copy of an arm under another stream differs from it by chance alone.
    private long stream() {
        return settings.values().containsKey(STREAM) ? seed + STREAM_STEP * settings.integer(STREAM) : seed;
    }

    /// The base model of this seed that a recipe for pre-training makes. Of the settings those that begin with `base.`
    /// change its keys.
    public Path base(String name, String yaml, String... overrides) {
        List<String> changes = new ArrayList<>(List.of(overrides));
        settings.values().forEach((key, value) -> {
            if (key.startsWith("base.")) {
                changes.add(key.substring("base.".length()) + "=" + value);
            }
        });
        changes.add("seed=" + seed);
        changes.add("threads=" + workers.threads());
        return bases.base(name, yaml, changes);
    }

    /// Trains by a recipe: the text, then these overrides, then the settings that begin with `recipe.`. A run of this
    /// name that was interrupted is gone on with; one that is over is read.
    ///
    /// @throws Interrupted if somebody asks to stop
    public Trained train(String name, String yaml, Plugins plugins, String... overrides) {
        return trainIn(folder, name, yaml, plugins, settings.recipe(), overrides);
    }

    /// The same for what all arms of a seed share, without the arm's own settings for its recipe.
    public Trained trainShared(String name, String yaml, Plugins plugins, String... overrides) {
        return trainIn(shared, name, yaml, plugins, List.of(), overrides);
    }

    private Trained trainIn(
            Path place, String name, String yaml, Plugins plugins, List<String> settings, String... overrides) {
        List<String> changes = new ArrayList<>(List.of(overrides));
        changes.addAll(settings);
        changes.add("seed=" + stream());
        changes.add("threads=" + workers.threads());
        Path run = place.resolve(name);
        Recipe recipe = Recipe.parse(experiment + "/" + name, yaml, place.toAbsolutePath(), changes);
        if (!Files.isDirectory(run.resolve("model"))) {
            go(recipe, run, RunServices.of(RunListener.SILENT).with(cancellation).with(plugins));
        }
        List<MetricsLine> lines = RunDirectory.open(run).metrics().all();
        return new Trained(run, lines, RunCost.of(recipe, lines));
    }

    private static void go(Recipe recipe, Path run, RunServices services) {
        boolean begun = Files.exists(run.resolve("recipe.yaml"));
        if (!begun && Files.exists(run)) {
            Durable.discard(run);
        }
        try (TrainingRun training = begun
                ? TrainingRun.resume(run, services)
                : TrainingRun.start(recipe, run, services)) {
            if (training.train().end() == Outcome.End.CANCELLED) {
                throw new Interrupted();
            }
        }
    }

    /// Stops here if somebody asked for it.
    ///
    /// @throws Interrupted if so
    public void checkpoint() {
        if (cancellation.isRequested()) {
            throw new Interrupted();
        }
    }
}
