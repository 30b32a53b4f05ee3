package dev.hone.app.atlas;

import dev.hone.app.Invocation;
import dev.hone.app.TinyModelFiles;
import dev.hone.app.atlas.site.Sources;
import dev.hone.app.atlas.site.Sources.Host;
import dev.hone.hub.HubCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A small trained run, and the same stopped in the middle, for tests of what the atlas shows of runs.
public record LiveSources(Path folder) {
    private static final String RECIPE = """
            model: home/models/base
            tasks: [chains, sorting]
            sampling: {prompts: 3, group: 2, max-tokens: 8}
            algorithm: {base: lite-ppo, advantage: leave-one-out, entropy: 0.001}
            optimizer: {learning-rate: 1e-3}
            steps: 4
            evaluation: {every: 2, problems: 4, samples: 2}
            checkpoints: {every: 2, keep: 1}
            threads: 1
            """;

    /// Trains the run `rl` on a random model, and copies it without its result as `half way`.
    public static LiveSources train(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("home/models"));
        TinyModelFiles.write(folder.resolve("home/models"), "base", TinyModelFiles.withText());
        Path recipe = Files.writeString(folder.resolve("rl.yaml"), RECIPE);
        var sources = new LiveSources(folder);
        Invocation.of("train", recipe, "--run", sources.run("rl")).succeeds();
        Path half = Files.createDirectories(sources.run("half way"));
        for (String file : List.of("recipe.yaml", "manifest.json", "metrics.jsonl", "seconds.jsonl", "rollouts.jsonl",
                "rollouts.bin")) {
            Files.copy(sources.run("rl").resolve(file), half.resolve(file));
        }
        return sources;
    }

    /// The folder of runs.
    public Path runs() {
        return folder.resolve("runs");
    }

    /// The folder of a run.
    public Path run(String name) {
        return runs().resolve(name);
    }

    /// What a site shows of them.
    public Sources of(Host host, int steps) {
        return new Sources(Optional.of(runs()), Optional.of(folder.resolve("home")),
                Optional.of(new HubCache(folder.resolve("cache"))), host, steps);
    }

    /// The names of files below a folder.
    public static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .toList();
        }
    }
}
