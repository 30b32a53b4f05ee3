package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.Metrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistillRunTest {
    private static final String TINY = """
            kind: distill
            model: {width: 32, feed-forward: 64, layers: 1, heads: 2, positions: 96, rotary-base: 1000, deviation: 0.1}
            teacher: base
            tasks: [chains, sorting]
            batch: {sequences: 8, block: 4}
            optimizer: {learning-rate: 1e-2, schedule: constant, warm-up: 2}
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

    private record Seen(List<Metrics> steps, List<Metrics> heldOut) {}

    private static Seen train(Recipe recipe, String name) {
        var seen = new Seen(new ArrayList<>(), new ArrayList<>());
        var services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                seen.steps.add(metrics);
            }

            @Override
            public void measured(int step, Metrics metrics) {
                seen.heldOut.add(metrics);
            }
        });
        try (TrainingRun run = TrainingRun.start(recipe, dir.resolve(name), services)) {
            run.train();
        }
        return seen;
    }

    @Test
    void aTeacherIsAtNoDistanceFromItself() {
        Metrics first = train(tiny("model=" + dir.resolve("base"), "divergence=forward-kl", "steps=1"), "itself")
                .steps().getFirst();
        assertThat(first.find("loss")).hasValue(0);
        assertThat(first.find("grad_norm")).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jensen-shannon", "forward-kl", "reverse-kl"})
    void aFreshStudentComesCloser(String divergence) {
        Seen seen = train(tiny("steps=30", "divergence=" + divergence), divergence);
        double before = seen.heldOut().getFirst().find("eval/loss").orElseThrow();
        double after = seen.heldOut().getLast().find("eval/loss").orElseThrow();
        assertThat(after).isLessThan(0.6 * before);
    }

    @Test
    void theShareOfOnesOwnCompletionsIsThatOfTheRecipe() {
        assertThat(train(tiny("on-policy=0", "steps=3"), "off").steps().get(2).find("on_policy")).hasValue(0);
        assertThat(train(tiny("on-policy=1", "steps=3"), "on").steps().get(2).find("on_policy")).hasValue(1);
        double sum = 0;
        for (Metrics m : train(tiny("steps=30", "evaluation.problems=0"), "half").steps()) {
            sum += m.find("on_policy").orElseThrow();
        }
        assertThat(sum / 30).isBetween(0.4, 0.6);
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
    void teacherAndStudentNeedOneVocabulary() {
        Path other = Repository.root().resolve("engine/src/test/resources/golden");
        assertThatThrownBy(() -> TinyRuns.train(tiny("on-policy=2"), dir.resolve("x")))
                .hasMessageContaining("on-policy: found '2'; it needs a number in [0, 1]");
        assertThatThrownBy(() -> TinyRuns.train(tiny("teacher=" + other), dir.resolve("y")))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> tiny("divergence=js")).hasMessageContaining("divergence.name: found 'js'");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void theShippedRecipeTakesOverWhatATeacherLearnt(int seed) {
        Path taught = dir.resolve("taught-" + seed);
        TinyRuns.train(
                Recipe.read(Repository.recipe("preference.yaml"), List.of("checkpoints.every=0", "seed=" + seed)),
                taught);
        Recipe recipe = Recipe.read(
                Repository.recipe("distill.yaml"),
                List.of("seed=" + seed, "checkpoints.every=0", "teacher=" + taught.resolve("model")));
        Outcome outcome = TinyRuns.train(recipe, dir.resolve("shipped-" + seed));
        double before = outcome.before().orElseThrow().accuracy().mean();
        double after = outcome.after().orElseThrow().accuracy().mean();
        assertThat(after - before).isGreaterThanOrEqualTo(0.2);
    }
}
