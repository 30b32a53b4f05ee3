package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.rewardmodel.ScalarModel;
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

class RewardModelRunTest {
    private static final String TINY = """
            kind: reward-model
            model: base
            tasks: [chains, sorting]
            batch: {pairs: 6, block: 2}
            optimizer: {learning-rate: 1e-3, schedule: constant, warm-up: 2}
            steps: 6
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

    @Test
    void aLanguageModelGetsAHeadThatSaysNothingYet() {
        Model base = ModelDirectory.read(dir.resolve("base"));
        Model scalar = ScalarModel.of(base);
        assertThat(scalar.config().head()).isEqualTo(ModelConfig.Head.SCALAR);
        assertThat(ScalarModel.of(scalar).parameters().values()).isSameAs(scalar.parameters().values());
        try (Workers workers = Workers.of(1)) {
            var values = new CompletionValues(new Learner(scalar.parameters(), workers, 1));
            double[][] last = values.last(List.of(new TokenTree(new int[] {1, 2}, List.of(new int[] {3}))));
            assertThat(last[0]).containsExactly(0);
        }
    }

    @Test
    void theRewardIsTheValueBehindTheLastToken() {
        Model scalar = ScalarModel.of(ModelDirectory.read(dir.resolve("base")));
        for (int i = 0; i < scalar.parameters().layout().width(); i++) {
            scalar.parameters().values()[scalar.parameters().layout().head().offset() + i] = 0.01f * i;
        }
        try (Workers workers = Workers.of(1)) {
            var values = new CompletionValues(new Learner(scalar.parameters(), workers, 1));
            double[][] tree = values.last(List.of(
                    new TokenTree(new int[] {1, 2}, List.of(new int[] {3, 4}, new int[] {5}))));
            double[][] alone = values.last(List.of(
                    new TokenTree(new int[] {1}, List.of(new int[] {2, 3, 4})),
                    new TokenTree(new int[] {1}, List.of(new int[] {2, 5}))));
            assertThat(tree[0][0]).isEqualTo(alone[0][0]).isNotZero();
            assertThat(tree[0][1]).isEqualTo(alone[1][0]).isNotEqualTo(tree[0][0]);
        }
    }

    @Test
    void theFirstLossIsThatOfNotKnowing() {
        var all = new ArrayList<Metrics>();
        var measured = new ArrayList<Metrics>();
        var services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                all.add(metrics);
            }

            @Override
            public void measured(int step, Metrics metrics) {
                measured.add(metrics);
            }
        });
        try (TrainingRun run = TrainingRun.start(tiny("steps=20"), dir.resolve("first"), services)) {
            Outcome outcome = run.train();
            assertThat(outcome.before()).as("nothing is sampled").isEmpty();
        }
        assertThat(all.getFirst().find("loss").orElseThrow()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(all.getFirst().find("accuracy")).hasValue(0);
        assertThat(all.getLast().find("loss").orElseThrow()).isLessThan(Math.log(2));
        assertThat(measured.getLast().find("eval/accuracy").orElseThrow()).isGreaterThan(0.3);
        Model model = ModelDirectory.read(dir.resolve("first/model"));
        assertThat(model.config().head()).isEqualTo(ModelConfig.Head.SCALAR);
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
            public void stepped(int step, Metrics metrics, Metrics seconds) {
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
    void aRewardModelIsNotSampledFrom() {
        TinyRuns.train(tiny("steps=1"), dir.resolve("scalar"));
        Recipe rl = TinyRuns.recipe(dir, TinyRuns.RL, "model=" + dir.resolve("scalar/model"));
        assertThatThrownBy(() -> TinyRuns.train(rl, dir.resolve("sampled"))).hasMessageContaining("scalar head");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void theShippedRecipeTellsRightFromWrong(int seed) throws IOException {
        Recipe recipe = Recipe.read(
                Repository.recipe("reward-model.yaml"), List.of("seed=" + seed, "checkpoints.every=0"));
        TinyRuns.train(recipe, dir.resolve("shipped-" + seed));
        String last = Files.readAllLines(dir.resolve("shipped-" + seed + "/metrics.jsonl")).getLast();
        assertThat(last).containsPattern("\"eval/accuracy\":0\\.[89]");
    }
}
