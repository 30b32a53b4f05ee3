package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.Model;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.Workers;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.registry.TaskSpec;
import dev.hone.training.recipe.PromptSettings;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.recipe.StepSettings;
import dev.hone.training.rewardmodel.LabelledSteps;
import dev.hone.training.task.ModelText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

class ProcessRewardRunTest {
    private static final String TINY = """
            kind: process-reward-model
            model: base
            policy: base
            tasks: [chains]
            labels: {separator: ",", completions: 2, estimate: soft}
            batch: {sequences: 6, block: 2}
            optimizer: {learning-rate: 1e-3, schedule: constant, warm-up: 2}
            steps: 6
            sampling: {max-tokens: 24}
            evaluation: {every: 3, problems: 6}
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

    private static List<LabelledSteps> labels(StepSettings settings, TaskMixture mixture, int threads) {
        Model model = ModelDirectory.read(Repository.root().resolve("models/tiny-base"));
        try (Workers workers = Workers.of(threads)) {
            var text = new ModelText(model, new PromptSettings(PromptSettings.Chat.AUTO, Optional.empty()));
            var sampler = new Sampler(model, workers, SamplingOptions.policy(40, model.endTokens()));
            var stream = new ProblemStream(mixture, Split.TRAIN, Key.of(1));
            List<Problem> problems = List.of(stream.problem(0), stream.problem(1), stream.problem(2),
                    stream.problem(3), stream.problem(4), stream.problem(5), stream.problem(6), stream.problem(7));
            return new StepLabels(settings, mixture, text, sampler, workers).of(problems, Key.of(2));
        }
    }

    @Test
    void aStepEndsBehindItsSeparatorAndTheSolutionsEnd() {
        var mixture = TaskSpec.mixture(List.of(TaskSpec.of("chains")));
        var settings = new StepSettings(",", 4, StepSettings.Estimate.SOFT);
        List<LabelledSteps> labelled = labels(settings, mixture, 1);
        Model model = ModelDirectory.read(Repository.root().resolve("models/tiny-base"));
        int comma = model.tokenizer().orElseThrow().encode(",")[0];
        int inner = 0;
        for (LabelledSteps l : labelled) {
            int[] ids = l.tree().continuations().getFirst();
            int last = l.ends().length - 1;
            assertThat(l.ends()[last]).isEqualTo(ids.length);
            assertThat(l.labels()[last]).as("a verdict").isIn(0.0, 1.0);
            for (int j = 0; j < last; j++) {
                assertThat(ids[l.ends()[j] - 1]).isEqualTo(comma);
                assertThat(l.labels()[j] * 4).as("a share of four").isEqualTo(Math.rint(l.labels()[j] * 4));
                inner++;
            }
        }
        assertThat(inner).as("the precondition").isPositive();
        List<LabelledSteps> again = labels(settings, mixture, 3);
        for (int i = 0; i < again.size(); i++) {
            assertThat(again.get(i).ends()).isEqualTo(labelled.get(i).ends());
            assertThat(again.get(i).labels()).isEqualTo(labelled.get(i).labels());
        }
    }

    @Test
    void whatCouldNotBeJudgedHasNoLabel() {
        var mixture = TaskSpec.mixture(List.of(TaskSpec.of("chains")))
                .judgedBy((gold, prediction) -> new Verdict.Failed(new IllegalStateException("broken")));
        for (LabelledSteps l : labels(new StepSettings(",", 2, StepSettings.Estimate.HARD), mixture, 1)) {
            assertThat(l.labels()).isEmpty();
        }
    }

    @Test
    void threadsChangeNoBit() {
        TinyRuns.train(tiny("threads=1"), dir.resolve("one"));
        TinyRuns.train(tiny("threads=2"), dir.resolve("two"));
        for (String file : List.of("metrics.jsonl", "model/model.safetensors")) {
            assertThat(dir.resolve("one").resolve(file)).hasSameBinaryContentAs(dir.resolve("two").resolve(file));
        }
    }

    @Test
    void aCancelledRunGoesOnAsIfNothingHadHappened() {
        TinyRuns.train(tiny(), dir.resolve("whole"));
        var cancellation = new Cancellation();
        var services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, dev.hone.training.run.Metrics metrics,
                    dev.hone.training.run.Metrics seconds) {
                if (step == 3) {
                    cancellation.request();
                }
            }
        })
                .with(cancellation);
        try (TrainingRun run = TrainingRun.start(tiny(), dir.resolve("cut"), services)) {
            assertThat(run.train().end()).isEqualTo(Outcome.End.CANCELLED);
        }
        TinyRuns.resume(dir.resolve("cut"));
        TinyRuns.assertSame(dir.resolve("whole"), dir.resolve("cut"));
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> tiny("labels.estimate=sot"))
                .hasMessageContaining("labels.estimate: found 'sot'; did you mean 'soft'?");
        assertThatThrownBy(() -> tiny("batch.block=7")).hasMessageContaining("must not exceed batch.sequences (6)");
    }

    /// Against saying the mean label of all steps, whatever they are.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void theShippedRecipeTellsGoodStepsFromBadOnes(int seed) throws IOException {
        Recipe recipe = Recipe.read(
                Repository.recipe("process-reward-model.yaml"), List.of("seed=" + seed, "checkpoints.every=0"));
        TinyRuns.train(recipe, dir.resolve("shipped-" + seed));
        List<String> lines = Files.readAllLines(dir.resolve("shipped-" + seed + "/metrics.jsonl"));
        var last = new ObjectMapper().readTree(lines.getLast());
        double label = last.get("eval/label").asDouble();
        double guess = -label * Math.log(label) - (1 - label) * Math.log(1 - label);
        assertThat(last.get("eval/loss").asDouble()).isLessThan(guess - 0.08);
        assertThat(last.get("eval/accuracy").asDouble()).isGreaterThan(0.65);
    }
}
