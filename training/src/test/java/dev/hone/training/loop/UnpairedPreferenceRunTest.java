package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.InputException;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnpairedPreferenceRunTest {
    private static final String TINY = """
            kind: unpaired-preference
            model: base
            tasks: [chains, sorting]
            loss: {name: kto, beta: 0.5, undesirable-weight: 2}
            batch: {sequences: 9, block: 4}
            optimizer: {learning-rate: 1e-3, schedule: constant, warm-up: 2}
            steps: 6
            sampling: {max-tokens: 16}
            evaluation: {every: 3, problems: 20, samples: 1}
            checkpoints: {every: 2, keep: 2}
            threads: 2
            """;

    @TempDir
    static Path dir;

    @BeforeAll
    static void base() {
        TinyRuns.base(dir);
    }

    private static Recipe tiny(String... overrides) {
        return TinyRuns.recipe(dir, TINY, overrides);
    }

    private static List<Metrics> steps(Recipe recipe, String name) {
        var all = new ArrayList<Metrics>();
        RunServices services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                all.add(metrics);
            }
        });
        try (TrainingRun run = TrainingRun.start(recipe, dir.resolve(name), services)) {
            run.train();
        }
        return all;
    }

    @Test
    void beforeTheFirstStepPolicyAndReferenceAreOne() {
        Metrics first = steps(tiny("steps=1"), "first").getFirst();
        double liked = first.find("desirable").orElseThrow();
        assertThat(first.find("loss").orElseThrow()).isCloseTo(0.5 * liked + 2 * 0.5 * (1 - liked), within(1e-12));
        assertThat(first.find("kl")).hasValue(0);
        assertThat(first.find("update_norm").orElseThrow()).isPositive();
    }

    @Test
    void heldOutCompletionsAreMeasured() throws IOException {
        TinyRuns.train(tiny(), dir.resolve("measured"));
        List<String> lines = Files.readAllLines(dir.resolve("measured/metrics.jsonl"));
        assertThat(lines.stream().filter(l -> l.contains("eval/rewards/accuracies"))).hasSize(3);
        assertThat(lines.stream().filter(l -> l.contains("eval/pass@1"))).hasSize(3);
    }

    @Test
    void threadsChangeNoBit() {
        for (String loss : List.of("kto", "apo-zero")) {
            TinyRuns.train(tiny("threads=1", "loss=" + loss), dir.resolve(loss + "-1"));
            TinyRuns.train(tiny("threads=2", "loss=" + loss), dir.resolve(loss + "-2"));
            for (String file : List.of("metrics.jsonl", "model/model.safetensors")) {
                assertThat(dir.resolve(loss + "-1").resolve(file))
                        .hasSameBinaryContentAs(dir.resolve(loss + "-2").resolve(file));
            }
        }
    }

    @Test
    void aCancelledRunGoesOnAsIfNothingHadHappened() {
        TinyRuns.train(tiny(), dir.resolve("whole"));
        var cancellation = new Cancellation();
        RunServices services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                if (step == 3) {
                    cancellation.request();
                }
            }
        }).with(cancellation);
        try (TrainingRun run = TrainingRun.start(tiny(), dir.resolve("cut"), services)) {
            assertThat(run.train().end()).isEqualTo(Outcome.End.CANCELLED);
        }
        TinyRuns.resume(dir.resolve("cut"));
        TinyRuns.assertSame(dir.resolve("whole"), dir.resolve("cut"));
    }

    /// Nine of ten are liked, and what is liked becomes likelier than what is not.
    @Test
    void completionsAreReadFromAFile() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            boolean liked = i % 10 != 0;
            lines.append("{\"prompt\": \"%d+1=\", \"completion\": \"%s%d\", \"label\": %s}\n"
                    .formatted(i, liked ? "#" : "=", i + 1, liked));
        }
        Path file = Files.writeString(dir.resolve("thumbs.jsonl"), lines);
        List<Metrics> all = steps(
                tiny("tasks=[{family: labelled, file: " + file + "}]", "steps=15", "batch={sequences: 40}",
                        "evaluation.problems=10"),
                "file");
        assertThat(all.getFirst().find("desirable").orElseThrow()).isGreaterThan(0.7);
        assertThat(all.getLast().find("rewards/margins").orElseThrow()).isGreaterThan(0.1);
        assertThat(all.getLast().find("rewards/accuracies").orElseThrow()).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            loss=dpo                  | loss.name: found 'dpo'
            loss={name: kto, beta: 0} | beta is 0.0; it must be a finite number above 0
            batch={sequences: 1}      | batch.sequences is 1, and kto compares with completions of other prompts
            batch={sequences: 8, block: 9} | batch.block (9) must not exceed batch.sequences (8)
            batch.pairs=3             | unknown key 'batch.pairs'
            model={width: 32, heads: 4, feed-forward: 8, layers: 1} | starts from a model on disk
            """)
    void mistakesAreNamed(String override, String message) {
        assertThatThrownBy(() -> tiny(override))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theRecipeReadsBackEqual() {
        Recipe recipe = tiny("adapter={rank: 4}");
        assertThat(Recipe.parse("again", recipe.yaml(), Path.of("/"), List.of())).isEqualTo(recipe);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void theShippedRecipeImprovesAccuracyOfAnswersAndPreferences(int seed) throws IOException {
        Recipe recipe =
                Recipe.read(Repository.recipe("unpaired.yaml"), List.of("seed=" + seed, "checkpoints.every=0"));
        Outcome outcome = TinyRuns.train(recipe, dir.resolve("shipped-" + seed));
        double before = outcome.before().orElseThrow().accuracy().mean();
        double after = outcome.after().orElseThrow().accuracy().mean();
        assertThat(after - before).isGreaterThanOrEqualTo(0.15);
        assertThat(Files.readString(dir.resolve("shipped-" + seed + "/metrics.jsonl")).lines().toList().getLast())
                .containsPattern("eval/rewards/accuracies\":0\\.[789]");
    }
}
