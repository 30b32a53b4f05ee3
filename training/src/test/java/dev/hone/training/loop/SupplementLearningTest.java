package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.families.Chains;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the shipped tiny model learns from batches of more than fresh samples.
@Tag("learning")
class SupplementLearningTest {
    private static final String REPLAY = """
            model: MODEL
            tasks: [{family: jsonl, file: hard.jsonl, verifier: last-integer}]
            sampling: {prompts: 16, group: 8, max-tokens: 72}
            algorithm: {base: dapo, dynamic-sampling: keep-all, shaping: [], supplements: [replay-successes]}
            optimizer: {learning-rate: 4e-4, warm-up: 4, betas: [0.9, 0.95]}
            steps: 40
            evaluation: {problems: 0}
            checkpoints: {every: 0}
            """;

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void replayLearnsAFileOfHardProblems(int seed) throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        for (int i = 0; lines.size() < 48; i++) {
            Problem p = Chains.sums().problem(Key.of(3).at(i).draws(), 6);
            lines.put(p.prompt(), "{\"prompt\": \"" + p.prompt() + "\", \"answer\": \"" + p.reference() + "\"}\n");
        }
        Files.writeString(dir.resolve("hard.jsonl"), String.join("", lines.values()));
        String text = REPLAY.replace("MODEL", Repository.root().resolve("models/tiny-base").toString());
        List<Metrics> all = SupplementRunTest.train(
                TinyRuns.recipe(dir, text, "seed=" + seed), dir.resolve("run"), 99);
        assertThat(all.stream().mapToDouble(m -> m.find("origin/replayed").orElseThrow()).sum()).isGreaterThan(20);
        assertThat(accuracy(all.subList(30, 40)) - accuracy(all.subList(0, 10))).isGreaterThanOrEqualTo(0.2);
    }

    private static double accuracy(List<Metrics> steps) {
        return steps.stream().mapToDouble(m -> m.find("accuracy").orElseThrow()).average().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void luffyGainsThreeTenths(int seed) {
        Recipe recipe = Recipe.read(Repository.recipe("luffy.yaml"),
                List.of("seed=" + seed, "steps=25", "checkpoints.every=0"));
        Outcome outcome = TinyRuns.train(recipe, dir.resolve("luffy"));
        double before = outcome.before().orElseThrow().accuracy().mean();
        double after = outcome.after().orElseThrow().accuracy().mean();
        assertThat(after - before).isGreaterThanOrEqualTo(0.3);
    }
}
