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
import dev.hone.training.imitation.AddedImitation;
import dev.hone.training.imitation.TokenWeight;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.reward.RewardFunctions;
import dev.hone.training.run.Metrics;
import dev.hone.training.task.DemonstrationTokens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reinforcement learning that shows demonstrations besides.
class ImitationRunTest {
    private static final String BLEND = "algorithm.imitation={name: blended, peak: 0.5, valley: 0.1, decay: 4}";
    private static final String SHOWN = "demonstrations={sequences: 6, block: 4}";

    @TempDir
    static Path dir;

    @BeforeAll
    static void base() {
        TinyRuns.base(dir);
    }

    private static Recipe rl(String... overrides) {
        return TinyRuns.recipe(dir, TinyRuns.RL, overrides);
    }

    private static List<Metrics> train(Recipe recipe, String name, Plugins plugins) {
        var all = new ArrayList<Metrics>();
        RunServices services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                all.add(metrics);
            }
        }).with(plugins);
        try (TrainingRun run = TrainingRun.start(recipe, dir.resolve(name), services)) {
            run.train();
        }
        return all;
    }

    private static DemonstrationTokens demonstration(int... continuation) {
        boolean[] own = new boolean[continuation.length];
        for (int t = 0; t < own.length; t++) {
            own[t] = t != 1;
        }
        return new DemonstrationTokens(new TokenTree(new int[] {5, 6}, List.of(continuation)), own);
    }

    @Test
    void valuesByHand() {
        var loss = new ImitationLoss(List.of(demonstration(7, 8, 9)), 0.5, TokenWeight.UNCERTAIN);
        float[] slopes = new float[4];
        float[] logProbs = {(float) Math.log(0.5), -3, (float) Math.log(0.25), 0};
        double value = loss.at(0, 0, logProbs, new float[4], slopes, new float[4], 3);
        assertThat(loss.tokens()).isEqualTo(2);
        assertThat(value).isCloseTo(0.25 * (0.25 * Math.log(2) + 0.1875 * Math.log(4)), within(1e-7));
        assertThat(slopes).containsExactly(new float[] {-0.0625f, 0, -0.046875f, 0}, within(1e-8f));
        assertThat(loss.nats()).isCloseTo((Math.log(2) + Math.log(4)) / 2, within(1e-7));
    }

    /// With weight 1 it is fine-tuning, bit for bit; with µ the gradient is µ times as long, and that of the loss.
    @Test
    void theGradientIsThatOfFineTuningTimesTheWeight() {
        Model model = ModelDirectory.read(dir.resolve("base"));
        List<DemonstrationTokens> shown = List.of(demonstration(7, 8, 9, 4), demonstration(10, 11));
        List<List<TokenTree>> blocks = List.of(shown.stream().map(DemonstrationTokens::tree).toList());
        try (Workers workers = Workers.of(1)) {
            Parameters p = model.parameters();
            float[] tuned = new float[p.values().length];
            float[] whole = new float[p.values().length];
            float[] part = new float[p.values().length];
            var learner = new Learner(p, workers, 1);
            learner.gradient(blocks, new SupervisedLoss(shown), tuned);
            learner.gradient(blocks, new ImitationLoss(shown, 1, TokenWeight.ALL), whole);
            assertThat(whole).isEqualTo(tuned);
            double value = learner.gradient(blocks, new ImitationLoss(shown, 0.25, TokenWeight.ALL), part);
            double squared = 0;
            for (int i = 0; i < part.length; i++) {
                assertThat(part[i]).isEqualTo(0.25f * whole[i]); // a power of two scales exactly
                squared += (double) part[i] * part[i];
            }
            double step = 0.01 / Math.sqrt(squared);
            double rise = moved(p, part, step, shown, blocks, workers) - moved(p, part, -step, shown, blocks, workers);
            assertThat(rise / (2 * step) / squared).isCloseTo(1, within(0.02));
            assertThat(value).isPositive();
        }
    }

    private static double moved(
            Parameters p, float[] gradient, double step, List<DemonstrationTokens> shown,
            List<List<TokenTree>> blocks, Workers workers) {
        Parameters copy = p.copy();
        for (int i = 0; i < gradient.length; i++) {
            copy.values()[i] += (float) (step * gradient[i]);
        }
        return new Learner(copy, workers, 1)
                .gradient(blocks, new ImitationLoss(shown, 0.25, TokenWeight.ALL), new float[gradient.length]);
    }

    @Test
    void atWeightZeroNoBitChanges() {
        TinyRuns.train(rl(), dir.resolve("alone"));
        TinyRuns.train(
                rl("algorithm.imitation={name: blended, peak: 0, valley: 0}", SHOWN), dir.resolve("nothing-shown"));
        for (String file : List.of("rollouts.bin", "model/model.safetensors")) {
            assertThat(dir.resolve("nothing-shown").resolve(file))
                    .hasSameBinaryContentAs(dir.resolve("alone").resolve(file));
        }
    }

    @Test
    void everyOptimizerStepSeesDemonstrationsAndTheSamplersBitsReturn() {
        List<Metrics> all = train(rl(BLEND, SHOWN), "blended", Plugins.NONE);
        double before = 0;
        for (int i = 0; i < all.size(); i++) {
            Metrics m = all.get(i);
            double weight = 0.1 + 0.2 * (1 + Math.cos(Math.PI * Math.min(i + 1, 4) / 4));
            assertThat(m.find("imitation/weight").orElseThrow()).isCloseTo(weight, within(1e-12));
            assertThat(m.find("imitation/loss").orElseThrow()).isPositive();
            assertThat(m.find("imitation/tokens").orElseThrow()).isGreaterThan(4 * 6);
            assertThat(m.find("exactness/mismatches")).hasValue(0);
            double tokens = m.find("num_tokens").orElseThrow();
            assertThat(tokens - before).isGreaterThan(m.find("imitation/tokens").orElseThrow());
            before = tokens;
        }
    }

    /// All rewards are the same, so that nothing but the demonstrations moves the weights.
    @Test
    void aStepWhoseGroupsTeachNothingLearnsFromDemonstrations() {
        Plugins same = Plugins.NONE.withRewards(
                RewardFunctions.scoreAlone().with("same", (problem, rollout) -> 1.0));
        String[] flat = {
            "rewards=[same]", "algorithm.kl={coefficient: 0}", "algorithm.entropy=0", "steps=20",
            "evaluation.problems=0", "demonstrations={sequences: 24}",
            "algorithm.imitation={name: added, peak: 1, valley: 1}"};
        List<Metrics> all = train(rl(flat), "flat", same);
        assertThat(all.getFirst().find("updates")).hasValue(4);
        assertThat(all.getFirst().find("loss")).isEmpty();
        assertThat(all.getFirst().find("grad_norm").orElseThrow()).isPositive();
        assertThat(all.getLast().find("imitation/loss").orElseThrow())
                .isLessThan(0.9 * all.getFirst().find("imitation/loss").orElseThrow());
    }

    @Test
    void aProgramMayMixToo() {
        Plugins mixing = Plugins.NONE.withAlgorithm(a -> a.withImitation(new AddedImitation()));
        Metrics first = train(rl("steps=1"), "plugged", mixing).getFirst();
        assertThat(first.find("imitation/weight")).hasValue(0.1);
        assertThat(((RlRecipe) rl()).demonstrations()).isEmpty();
    }

    @Test
    void threadsChangeNoBit() {
        TinyRuns.train(rl(BLEND, SHOWN, "threads=1"), dir.resolve("one"));
        TinyRuns.train(rl(BLEND, SHOWN, "threads=2"), dir.resolve("two"));
        for (String file : List.of("metrics.jsonl", "model/model.safetensors")) {
            assertThat(dir.resolve("one").resolve(file)).hasSameBinaryContentAs(dir.resolve("two").resolve(file));
        }
    }

    @Test
    void aCancelledRunGoesOnAsIfNothingHadHappened() {
        TinyRuns.train(rl(BLEND, SHOWN), dir.resolve("whole"));
        var cancellation = new Cancellation();
        RunServices services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                if (step == 3) {
                    cancellation.request();
                }
            }
        }).with(cancellation);
        try (TrainingRun run = TrainingRun.start(rl(BLEND, SHOWN), dir.resolve("cut"), services)) {
            assertThat(run.train().end()).isEqualTo(Outcome.End.CANCELLED);
        }
        TinyRuns.resume(dir.resolve("cut"));
        TinyRuns.assertSame(dir.resolve("whole"), dir.resolve("cut"));
    }

    @Test
    void theRecipeReadsBackEqualAndMistakesAreNamed() {
        Recipe recipe = rl(
                "algorithm={base: chord-phi, imitation: {peak: 0.2}}",
                "demonstrations={sequences: 6, block: 3, tasks: [{family: chains, styles: {steps: 1}}]}");
        assertThat(Recipe.parse("again", recipe.yaml(), Path.of("/"), List.of())).isEqualTo(recipe);
        assertThatThrownBy(() -> rl(SHOWN)).isInstanceOf(InputException.class)
                .hasMessageContaining("demonstrations: algorithm.imitation is none");
        assertThatThrownBy(() -> rl("algorithm.imitation={name: blended, peak: 2}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("peak is 2.0");
        assertThatThrownBy(() -> rl("algorithm.imitation=blend")).isInstanceOf(InputException.class)
                .hasMessageContaining("did you mean 'blended'?");
        assertThatThrownBy(() -> rl(BLEND, "demonstrations={sequences: 6, block: 7}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("block (7) must not exceed sequences (6)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void theShippedRecipeImprovesAccuracy(int seed) {
        Recipe recipe = Recipe.read(
                Repository.recipe("chord.yaml"), List.of("seed=" + seed, "checkpoints.every=0", "steps=25"));
        Outcome outcome = TinyRuns.train(recipe, dir.resolve("shipped-" + seed));
        double before = outcome.before().orElseThrow().accuracy().mean();
        double after = outcome.after().orElseThrow().accuracy().mean();
        assertThat(after - before).isGreaterThanOrEqualTo(0.35);
    }
}
