package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.Model;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.StepwiseSolution;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.data.RowSource;
import dev.hone.tasks.data.StepwiseFamily;
import dev.hone.training.recipe.PromptSettings;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.rewardmodel.LabelledSteps;
import dev.hone.training.run.Metrics;
import dev.hone.training.task.ModelText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Process reward models whose labels stand in a file.
class FiledStepsRunTest {
    private static final String TINY = """
            kind: process-reward-model
            model: base
            tasks: [{family: stepwise, file: steps.jsonl}]
            labels: {separator: ","}
            batch: {sequences: 16, block: 4}
            optimizer: {learning-rate: 3e-3, schedule: constant, warm-up: 2}
            steps: 6
            evaluation: {every: 3, problems: 8}
            checkpoints: {every: 2, keep: 2}
            threads: 2
            """;

    @TempDir
    static Path dir;

    /// A step that copies its number is right, one that counts on is wrong.
    @BeforeAll
    static void base() throws IOException {
        TinyRuns.base(dir);
        Draws draws = Key.of(7).draws();
        var lines = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            List<String> steps = new ArrayList<>();
            List<Boolean> labels = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                boolean right = draws.chance(0.5);
                steps.add("\"%d=%d\"".formatted(i % 9, i % 9 + (right ? 0 : 1)));
                labels.add(right);
            }
            lines.append("{\"prompt\": \"%d+0\", \"completions\": %s, \"labels\": %s}\n".formatted(i, steps, labels));
        }
        Files.writeString(dir.resolve("steps.jsonl"), lines);
    }

    private static Recipe tiny(String... overrides) {
        return TinyRuns.recipe(dir, TINY, overrides);
    }

    @Test
    void stepsEndBehindTheirSeparatorsAndTheEndToken() throws IOException {
        Path file = Files.writeString(
                dir.resolve("one.jsonl"),
                "{\"prompt\": \"1+1\", \"completions\": [\"1=1\", \"2=3\"], \"labels\": [1, 0.5]}\n");
        StepwiseFamily family = StepwiseFamily.read(RowSource.of(file));
        Problem problem = java.util.Arrays.stream(dev.hone.tasks.Split.values())
                .flatMap(s -> family.problems(s).stream()).findFirst().orElseThrow();
        Model model = ModelDirectory.read(dir.resolve("base"));
        var text = new ModelText(model, new PromptSettings(PromptSettings.Chat.AUTO, Optional.empty()));
        LabelledSteps labelled =
                new FiledSteps(TaskMixture.of(family), text, ",").of(List.of(problem), Key.of(1)).getFirst();
        int[] ids = labelled.tree().continuations().getFirst();
        assertThat(model.tokenizer().orElseThrow().decode(ids, Tokenizer.Specials.HIDE)).isEqualTo("1=1,2=3");
        assertThat(labelled.ends()).containsExactly(4, 8);
        assertThat(ids).hasSize(8).endsWith(model.endTokens().getFirst());
        assertThat(labelled.labels()).containsExactly(1, 0.5);
        var other = new Problem("p", family.name(), "1+1", "2", 1, Map.of());
        assertThat(StepwiseSolution.of(other)).isEmpty();
        assertThatThrownBy(() -> new FiledSteps(TaskMixture.of(family), text, ",").of(List.of(other), Key.of(1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has no labels of steps");
    }

    @Test
    void threadsChangeNoBitAndACancelledRunGoesOn() {
        TinyRuns.train(tiny("threads=1"), dir.resolve("one"));
        TinyRuns.train(tiny("threads=2"), dir.resolve("two"));
        for (String name : List.of("metrics.jsonl", "model/model.safetensors")) {
            assertThat(dir.resolve("one").resolve(name)).hasSameBinaryContentAs(dir.resolve("two").resolve(name));
        }
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
        TinyRuns.assertSame(dir.resolve("two"), dir.resolve("cut"));
    }

    @Test
    void theRecipeReadsBackEqualAndThePolicyIsThereWhereItIsNeeded() {
        Recipe recipe = tiny();
        assertThat(Recipe.parse("again", recipe.yaml(), Path.of("/"), List.of())).isEqualTo(recipe);
        assertThatThrownBy(() -> tiny("policy=base")).isInstanceOf(InputException.class)
                .hasMessageContaining("the task stepwise has its labels in its file");
        assertThatThrownBy(() -> tiny("tasks=[chains]")).isInstanceOf(InputException.class)
                .hasMessageContaining("policy: missing");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void stepsOfAFileAreToldApart(int seed) throws IOException {
        Path run = dir.resolve("learnt-" + seed);
        TinyRuns.train(
                tiny("seed=" + seed, "steps=600", "evaluation={every: 600, problems: 12}", "checkpoints.every=0"), run);
        assertThat(Files.readString(run.resolve("metrics.jsonl")).lines().toList().getLast())
                .containsPattern("eval/accuracy\":(0\\.9|1)");
    }
}
