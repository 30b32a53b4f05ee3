package dev.hone.browser;

import dev.hone.app.atlas.site.Sources;
import dev.hone.app.atlas.site.Sources.Host;
import dev.hone.app.input.Program;
import dev.hone.hub.HubCache;
import dev.hone.training.loop.RunListener;
import dev.hone.training.loop.RunServices;
import dev.hone.training.loop.TrainingRun;
import dev.hone.training.recipe.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Two short runs of the shipped model for the pages of runs to show: `first` and `second`, of other learning rates;
/// and evidence for one article.
record ShortRuns(Path folder) implements AutoCloseable {
    private static final String RECIPE = """
            model: %s
            tasks: [{family: chains, difficulties: [2]}, sorting]
            sampling: {prompts: 6, group: 4, max-tokens: 40}
            algorithm: {base: grpo}
            optimizer: {learning-rate: 1e-3}
            steps: 6
            evaluation: {every: 3, problems: 8, samples: 2, split: test}
            checkpoints: {every: 3, keep: 1}
            threads: 1
            """;

    static ShortRuns train() {
        Path home = Program.home().orElseThrow();
        try {
            Path folder = Files.createTempDirectory("atlas-runs").toRealPath();
            Path recipe = Files.writeString(
                    folder.resolve("short.yaml"), RECIPE.formatted(home.resolve("models/tiny-base")));
            train(recipe, List.of(), folder.resolve("runs/first"));
            train(recipe, List.of("optimizer.learning-rate=1e-2"), folder.resolve("runs/second"));
            Path shown = Files.createDirectory(folder.resolve("home"));
            Files.createSymbolicLink(shown.resolve("models"), home.resolve("models"));
            PretendedEvidence.write("rlvr-boundary-expansion", folder.resolve("lab"), shown.resolve("evidence"));
            return new ShortRuns(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void train(Path recipe, List<String> overrides, Path into) {
        try (TrainingRun run = TrainingRun.start(Recipe.read(recipe, overrides), into,
                RunServices.of(RunListener.SILENT))) {
            run.train();
        }
    }

    Sources sources(Host host) {
        return new Sources(Optional.of(folder.resolve("runs")), Optional.of(folder.resolve("home")),
                Optional.of(new HubCache(folder.resolve("cache"))), host, 3);
    }

    /// Where experiments that are run from a page keep what they make.
    Path work() {
        return folder.resolve("experiments");
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
