package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.InputException;
import dev.hone.training.advantage.OptimalAdvantage;
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
import org.junit.jupiter.params.provider.ValueSource;

/// A*-PO: one completion a problem against what the reference's completions say that it is worth.
class OptimalValuesRunTest {
    private static final String VALUES = "optimal-values.jsonl";
    private static final String TINY = """
            model: base
            tasks: [chains, sorting]
            sampling: {prompts: 6, group: 1, max-tokens: 16}
            algorithm: {base: a-star-po, advantage: {samples: 4}, objective: {beta: 0.1}}
            optimizer: {learning-rate: 1e-3, warm-up: 2}
            steps: 6
            evaluation: {every: 3, problems: 6, samples: 2}
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

    private static void cut(Path folder, int stopAfter) {
        var cancellation = new Cancellation();
        RunServices services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                if (step == stopAfter) {
                    cancellation.request();
                }
            }
        }).with(cancellation);
        try (TrainingRun run = TrainingRun.start(tiny(), folder, services)) {
            assertThat(run.train().end()).isEqualTo(Outcome.End.CANCELLED);
        }
    }

    @Test
    void everyProblemHasAValueThatIsThatOfFourRewards() throws IOException {
        TinyRuns.train(tiny("steps=2"), dir.resolve("values"));
        List<String> lines = Files.readAllLines(dir.resolve("values").resolve(VALUES));
        assertThat(lines).hasSizeBetween(8, 12);
        var possible = new OptimalAdvantage(0.5, 4);
        List<String> values = new ArrayList<>();
        for (double[] rewards : new double[][] {
            {0, 0, 0, 0}, {1, 0, 0, 0}, {1, 1, 0, 0}, {1, 1, 1, 0}, {1, 1, 1, 1}}) {
            values.add("\"value\":" + possible.value(rewards) + "}");
        }
        assertThat(lines).allMatch(l -> values.stream().anyMatch(l::endsWith));
    }

    @Test
    void beforeTheFirstUpdateTheLossIsTheSquaredAdvantage() {
        List<Metrics> all = new ArrayList<>();
        List<Double> squares = new ArrayList<>();
        RunServices services = RunServices.of(new RunListener() {
            @Override
            public void judged(int step, List<dev.hone.training.rollout.Group> groups) {
                groups.forEach(g -> g.judged().forEach(r -> squares.add(
                        (double) r.advantages()[0] * r.advantages()[0])));
            }

            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                all.add(metrics);
            }
        });
        try (TrainingRun run = TrainingRun.start(tiny("steps=1"), dir.resolve("first"), services)) {
            run.train();
        }
        double mean = squares.stream().mapToDouble(x -> x).average().orElseThrow();
        assertThat(all.getFirst().find("loss").orElseThrow()).isCloseTo(mean, within(1e-6));
        assertThat(all.getFirst().find("kl")).hasValue(0);
        assertThat(all.getFirst().find("exactness/mismatches")).hasValue(0);
        assertThat(all.getFirst().find("optimal_value").orElseThrow()).isBetween(0.0, 1.0);
    }

    @Test
    void threadsChangeNoBit() {
        TinyRuns.train(tiny("threads=1"), dir.resolve("one"));
        TinyRuns.train(tiny("threads=2"), dir.resolve("two"));
        for (String file : List.of("metrics.jsonl", VALUES, "model/model.safetensors")) {
            assertThat(dir.resolve("one").resolve(file)).hasSameBinaryContentAs(dir.resolve("two").resolve(file));
        }
    }

    @Test
    void aCancelledRunGoesOnWithItsValuesOrWithoutThem() throws IOException {
        Path whole = dir.resolve("whole");
        TinyRuns.train(tiny(), whole);
        Path kept = dir.resolve("kept");
        cut(kept, 3);
        Files.writeString(
                kept.resolve(VALUES), Files.readString(kept.resolve(VALUES)) + "{\"family\":\"half a li");
        TinyRuns.resume(kept);
        TinyRuns.assertSame(whole, kept);
        assertThat(kept.resolve(VALUES)).hasSameBinaryContentAs(whole.resolve(VALUES));
        Path lost = dir.resolve("lost");
        cut(lost, 3);
        Files.delete(lost.resolve(VALUES));
        TinyRuns.resume(lost);
        TinyRuns.assertSame(whole, lost);
    }

    @Test
    void aReferenceThatMovesIsRefused() {
        assertThatThrownBy(() -> tiny("update.renewal.reference-every=2"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("keeps what the first one would earn");
        assertThatThrownBy(() -> tiny("algorithm.correction=truncated-importance"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("take correction: none");
        assertThatThrownBy(() -> tiny("algorithm.supplements=[replay-successes]"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("leave the supplements out");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void theShippedRecipeImprovesAccuracy(int seed) {
        Recipe recipe = Recipe.read(
                Repository.recipe("a-star-po.yaml"), List.of("seed=" + seed, "checkpoints.every=0"));
        Outcome outcome = TinyRuns.train(recipe, dir.resolve("shipped-" + seed));
        double before = outcome.before().orElseThrow().accuracy().mean();
        double after = outcome.after().orElseThrow().accuracy().mean();
        assertThat(after - before).isGreaterThanOrEqualTo(0.2);
    }
}
