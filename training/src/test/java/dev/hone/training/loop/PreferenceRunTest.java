package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.Parameters;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.InputException;
import dev.hone.training.preference.Dpo;
import dev.hone.training.preference.Kto;
import dev.hone.training.preference.PairScores;
import dev.hone.training.preference.PreferenceBatch;
import dev.hone.training.preference.PreferenceLoss;
import dev.hone.training.preference.SimPo;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceRunTest {
    private static final String TINY = """
            kind: preference
            model: base
            tasks: [chains, sorting]
            loss: {name: kto, beta: 0.5}
            batch: {pairs: 6, block: 2}
            optimizer: {learning-rate: 1e-3, schedule: constant, warm-up: 2}
            steps: 6
            sampling: {max-tokens: 16}
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

    private static List<Metrics> steps(Recipe recipe, String name) {
        var all = new ArrayList<Metrics>();
        var services = RunServices.of(new RunListener() {
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
        Metrics first = steps(tiny("loss={name: dpo}", "steps=1"), "first").getFirst();
        assertThat(first.find("loss").orElseThrow()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(first.find("rewards/chosen")).hasValue(0);
        assertThat(first.find("rewards/margins")).hasValue(0);
        Metrics kto = steps(tiny("steps=1"), "first-kto").getFirst();
        assertThat(kto.find("loss")).hasValue(0.5);
        assertThat(kto.find("kl")).hasValue(0);
    }

    @Test
    void heldOutPairsAreMeasured() throws IOException {
        TinyRuns.train(tiny(), dir.resolve("measured"));
        List<String> lines = Files.readAllLines(dir.resolve("measured/metrics.jsonl"));
        assertThat(lines.stream().filter(l -> l.contains("eval/rewards/accuracies"))).hasSize(3);
        assertThat(lines.getFirst()).contains("\"eval/loss\":0.5");
    }

    @Test
    void threadsChangeNoBit() {
        for (String loss : List.of("kto", "orpo", "tpo")) {
            TinyRuns.train(tiny("threads=1", "loss=" + loss), dir.resolve(loss + "-1"));
            TinyRuns.train(tiny("threads=2", "loss=" + loss), dir.resolve(loss + "-2"));
            for (String file : List.of("metrics.jsonl", "model/model.safetensors")) {
                assertThat(dir.resolve(loss + "-1").resolve(file))
                        .hasSameBinaryContentAs(dir.resolve(loss + "-2").resolve(file));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aCancelledRunGoesOnAsIfNothingHadHappened(int stopAfter) {
        Path whole = dir.resolve("whole-" + stopAfter);
        TinyRuns.train(tiny(), whole);
        Path cut = dir.resolve("cut-" + stopAfter);
        var cancellation = new Cancellation();
        var services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                if (step == stopAfter) {
                    cancellation.request();
                }
            }
        })
                .with(cancellation);
        try (TrainingRun run = TrainingRun.start(tiny(), cut, services)) {
            assertThat(run.train().end()).isEqualTo(Outcome.End.CANCELLED);
        }
        TinyRuns.resume(cut);
        TinyRuns.assertSame(whole, cut);
    }

    /// The mean loss moves along the gradient as the gradient says; the second pass sees other weights than the first.
    @Test
    void theGradientIsThatOfTheLoss() {
        Model model = ModelDirectory.read(dir.resolve("base"));
        List<TokenTree> pairs = List.of(
                new TokenTree(new int[] {5, 6, 7}, List.of(new int[] {8, 9}, new int[] {10, 11, 12})),
                new TokenTree(new int[] {9, 4}, List.of(new int[] {3, 4, 5, 6}, new int[] {7})));
        try (Workers workers = Workers.of(1)) {
            for (PreferenceLoss loss : List.of(new Dpo(0.5), new SimPo(2, 0.5), new Kto(0.5, 1, 2))) {
                Parameters policy = model.parameters().copy();
                policy.values()[0] += 0.01f;
                float[] gradient = new float[policy.values().length];
                PreferenceBatch batch = batch(policy, model.parameters(), loss, pairs, workers);
                double total = new Learner(policy, workers, 1)
                        .gradient(List.of(pairs), new PairTokenLoss(batch), gradient);
                assertThat(total).isCloseTo(mean(batch), within(1e-12));
                double squared = 0;
                for (float g : gradient) {
                    squared += (double) g * g;
                }
                double step = 0.01 / Math.sqrt(squared);
                Parameters up = moved(policy, gradient, step);
                Parameters down = moved(policy, gradient, -step);
                // The baseline of KTO has no gradient, so it is held where it was.
                double rise = mean(frozen(loss, batch, batch(up, model.parameters(), loss, pairs, workers)))
                        - mean(frozen(loss, batch, batch(down, model.parameters(), loss, pairs, workers)));
                assertThat(rise / (2 * step) / squared).as(loss.name()).isCloseTo(1, within(0.02));
            }
        }
    }

    private static PreferenceBatch batch(
            Parameters policy, Parameters reference, PreferenceLoss loss, List<TokenTree> pairs, Workers workers) {
        var scorer = new PairScorer(
                new Learner(policy, workers, 1), Optional.of(new Learner(reference, workers, 1)), loss);
        return PreferenceBatch.of(loss, scorer.score(pairs));
    }

    private static PreferenceBatch frozen(PreferenceLoss loss, PreferenceBatch at, PreferenceBatch moved) {
        double baseline = at.scores().getFirst().baseline();
        return PreferenceBatch.of(loss, moved.scores().stream()
                .map(s -> new PairScores(
                        s.chosen(), s.rejected(), s.referenceChosen(), s.referenceRejected(), s.chosenLength(),
                        s.rejectedLength(), baseline))
                .toList());
    }

    private static double mean(PreferenceBatch batch) {
        return batch.metrics().find("loss").orElseThrow();
    }

    private static Parameters moved(Parameters p, float[] gradient, double step) {
        Parameters copy = p.copy();
        for (int i = 0; i < gradient.length; i++) {
            copy.values()[i] += (float) (step * gradient[i]);
        }
        return copy;
    }

    @Test
    void aLossThatNeedsAReferenceIsNotScoredWithoutOne() {
        Model model = ModelDirectory.read(dir.resolve("base"));
        try (Workers workers = Workers.of(1)) {
            var learner = new Learner(model.parameters(), workers, 1);
            assertThatThrownBy(() -> new PairScorer(learner, Optional.empty(), new Dpo()))
                    .hasMessage("dpo needs a reference");
        }
    }

    /// The gold completion alone moves where the preference weighs next to nothing.
    @Test
    void triplesAreReadFromAFileOrDemonstrated() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            lines.append("{\"prompt\": \"%d+1=\", \"chosen\": \"#%d\", \"rejected\": \"#%d\", \"best\": \"%d#\"}\n"
                    .formatted(i, i + 1, i, i + 1));
        }
        Files.writeString(dir.resolve("triples.jsonl"), lines);
        String tasks = "tasks=[{family: pairs, file: " + dir.resolve("triples.jsonl");
        List<Metrics> all = steps(tiny(tasks + ", columns: {gold: best}}]", "loss=tpo"), "triples");
        assertThat(all.getLast().find("nll_loss").orElseThrow())
                .isLessThan(all.getFirst().find("nll_loss").orElseThrow() - 0.05);
        assertThat(steps(tiny("loss=tpo-l", "steps=1"), "demonstrated").getFirst().find("nll_loss").orElseThrow())
                .isPositive();
        assertThatThrownBy(() -> steps(tiny(tasks + "}]", "loss=tpo"), "no-gold"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no column 'gold'");
    }

    @Test
    void pairsAreReadFromAFile() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            lines.append(
                    "{\"prompt\": \"%d+1=\", \"chosen\": \"#%d\", \"rejected\": \"#%d\"}\n".formatted(i, i + 1, i));
        }
        Files.writeString(dir.resolve("pairs.jsonl"), lines);
        List<Metrics> all = steps(
                tiny("tasks=[{family: pairs, file: " + dir.resolve("pairs.jsonl") + "}]", "loss=simpo"), "file");
        assertThat(all.getLast().find("rewards/margins").orElseThrow())
                .isGreaterThan(all.getFirst().find("rewards/margins").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void theShippedRecipeOfTriplesImprovesAccuracy(int seed) {
        Recipe recipe =
                Recipe.read(Repository.recipe("triples.yaml"), List.of("seed=" + seed, "checkpoints.every=0"));
        Outcome outcome = TinyRuns.train(recipe, dir.resolve("triples-" + seed));
        double before = outcome.before().orElseThrow().accuracy().mean();
        double after = outcome.after().orElseThrow().accuracy().mean();
        assertThat(after - before).isGreaterThanOrEqualTo(0.12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void theShippedRecipeImprovesAccuracyOfAnswersAndPreferences(int seed) throws IOException {
        Recipe recipe = Recipe.read(
                Repository.recipe("preference.yaml"), List.of("seed=" + seed, "checkpoints.every=0"));
        Outcome outcome = TinyRuns.train(recipe, dir.resolve("shipped-" + seed));
        double before = outcome.before().orElseThrow().accuracy().mean();
        double after = outcome.after().orElseThrow().accuracy().mean();
        assertThat(after - before).isGreaterThanOrEqualTo(0.2);
        assertThat(Files.readString(dir.resolve("shipped-" + seed + "/metrics.jsonl")).lines().toList().getLast())
                .containsPattern("eval/rewards/accuracies\":0\\.[89]");
    }
}
