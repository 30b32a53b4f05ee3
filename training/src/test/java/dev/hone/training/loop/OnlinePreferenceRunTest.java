package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.InputException;
import dev.hone.training.recipe.OnlinePreferenceRecipe;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.reward.OverlongPenalty;
import dev.hone.training.reward.RewardFunctions;
import dev.hone.training.reward.RewardSum;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.RunStopped;
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

class OnlinePreferenceRunTest {
    private static final String TINY = """
            kind: online-preference
            model: base
            tasks: [chains, sorting]
            sampling: {prompts: 6, group: 4, max-tokens: 16}
            rewards: [brevity]
            loss: {name: dpo, beta: 0.5}
            optimizer: {learning-rate: 1e-3, schedule: constant, warm-up: 2}
            steps: 6
            evaluation: {every: 3, problems: 6, samples: 2}
            checkpoints: {every: 2, keep: 2}
            threads: 2
            """;
    private static final Plugins PLUGINS = Plugins.NONE.withRewards(RewardFunctions.scoreAlone()
            .with("brevity", (problem, rollout) -> -0.1 * rollout.length())
            .with("nothing", (problem, rollout) -> 1.0));

    @TempDir
    static Path dir;

    @BeforeAll
    static void base() {
        TinyRuns.base(dir);
    }

    private static Recipe tiny(String... overrides) {
        return TinyRuns.recipe(dir, TINY, overrides);
    }

    private static List<Metrics> train(Recipe recipe, String name) {
        var all = new ArrayList<Metrics>();
        RunServices services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                all.add(metrics);
            }
        }).with(PLUGINS);
        try (TrainingRun run = TrainingRun.start(recipe, dir.resolve(name), services)) {
            run.train();
        }
        return all;
    }

    @Test
    void onTheFirstStepPolicyAndReferenceAreOneAndTheSamplersBitsReturn() {
        Metrics first = train(tiny("steps=1"), "first").getFirst();
        assertThat(first.find("loss").orElseThrow()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(first.find("rewards/margins")).hasValue(0);
        assertThat(first.find("exactness/mismatches")).hasValue(0);
        assertThat(first.find("exactness/tokens")).isEqualTo(first.find("num_tokens"));
        assertThat(first.find("pairs/reward_margin").orElseThrow()).isPositive();
        assertThat(first.find("groups/kept").orElseThrow() + first.find("pairs/tied").orElseThrow()).isEqualTo(6);
    }

    @Test
    void theSamplersBitsReturnAtAnotherTemperatureAndAfterUpdates() {
        for (Metrics m : train(tiny("sampling.temperature=0.7", "loss=ipo"), "cooler")) {
            assertThat(m.find("exactness/mismatches")).hasValue(0);
            assertThat(m.find("exactness/tokens").orElseThrow()).isPositive();
        }
    }

    @Test
    void whereEverythingIsTheSameNothingIsLearnt() {
        List<Metrics> all = train(tiny("rewards=[nothing]", "steps=2"), "ties");
        for (Metrics m : all) {
            assertThat(m.find("pairs/tied")).hasValue(6);
            assertThat(m.find("updates")).hasValue(0);
            assertThat(m.find("loss")).isEmpty();
            assertThat(m.find("num_tokens")).hasValue(0);
        }
        assertThat(dir.resolve("ties/model/model.safetensors"))
                .hasSameBinaryContentAs(dir.resolve("base/model.safetensors"));
    }

    @Test
    void theRewardDecidesWhatIsLearnt() {
        List<Metrics> all = train(
                tiny("steps=25", "evaluation.problems=0", "optimizer.learning-rate=3e-3", "sampling.prompts=12"),
                "brief");
        double before = all.getFirst().find("completions/mean_length").orElseThrow();
        assertThat(all.getLast().find("completions/mean_length").orElseThrow()).isLessThan(0.7 * before);
    }

    @Test
    void threadsChangeNoBit() {
        train(tiny("threads=1"), "one");
        train(tiny("threads=2"), "two");
        for (String file : List.of("metrics.jsonl", "model/model.safetensors", "rollouts.bin")) {
            assertThat(dir.resolve("one").resolve(file)).hasSameBinaryContentAs(dir.resolve("two").resolve(file));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aCancelledRunGoesOnAsIfNothingHadHappened(int stopAfter) {
        Path whole = dir.resolve("whole-" + stopAfter);
        train(tiny(), whole.getFileName().toString());
        Path cut = dir.resolve("cut-" + stopAfter);
        var cancellation = new Cancellation();
        RunServices services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                if (step == stopAfter) {
                    cancellation.request();
                }
            }
        }).with(cancellation).with(PLUGINS);
        try (TrainingRun run = TrainingRun.start(tiny(), cut, services)) {
            assertThat(run.train().end()).isEqualTo(Outcome.End.CANCELLED);
        }
        assertThatThrownBy(() -> TinyRuns.resume(cut))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("reward brevity");
        try (TrainingRun run =
                TrainingRun.resume(cut, RunServices.of(RunListener.SILENT).with(PLUGINS))) {
            run.train();
        }
        TinyRuns.assertSame(whole, cut);
    }

    @Test
    void rolloutsSayWhichOfThemWereTrainedOn() throws Exception {
        Metrics m = train(tiny("steps=1"), "recorded").getFirst();
        List<String> lines = Files.readAllLines(dir.resolve("recorded/rollouts.jsonl"));
        assertThat(lines).hasSize(24);
        assertThat(lines.stream().filter(l -> l.contains("\"updates\":1")).count())
                .isEqualTo(2 * (long) m.find("groups/kept").orElseThrow());
    }

    @Test
    void anAdapterHasItsBaseAsReference() {
        Metrics first = train(tiny("steps=1", "adapter={rank: 4}"), "adapter").getFirst();
        assertThat(first.find("rewards/margins")).hasValue(0);
        assertThat(first.find("update_norm").orElseThrow()).isPositive();
    }

    @Test
    void aVerifierThatDoesNotWorkStopsTheRun() {
        RunServices services = RunServices.of(RunListener.SILENT).with(PLUGINS.withRewards(
                RewardFunctions.scoreAlone().with("brevity", (problem, rollout) -> {
                    throw new IllegalStateException("no wire");
                })));
        try (TrainingRun run = TrainingRun.start(tiny(), dir.resolve("broken"), services)) {
            assertThatThrownBy(run::train).isInstanceOf(RunStopped.class).hasMessageContaining("no wire");
        }
    }

    @Test
    void theRecipeReadsBackEqual() {
        Recipe recipe = tiny(
                "rewards=[score, {name: brevity, weight: 2}]", "shaping=[overlong-penalty]", "loss=simpo",
                "exactness=warn");
        assertThat(recipe.rewards()).contains(new RewardSum.Weight("brevity", 2));
        assertThat(((OnlinePreferenceRecipe) recipe).shaping()).first().isInstanceOf(OverlongPenalty.class);
        assertThat(Recipe.parse("again", recipe.yaml(), Path.of("/"), List.of())).isEqualTo(recipe);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sampling.budget={to: 8} | read by kind: rl alone
            sampling.curricula=[retire-solved] | read by kind: rl alone
            sampling.group=1  | sampling.group is 1, and a pair needs two completions
            loss=kto          | kto compares with completions of other pairs
            loss=tpo          | tpo imitates a gold completion, which a model's own completions lack
            loss=dop          | loss.name: found 'dop'; did you mean 'dpo'?
            shaping=[kl-in-reward] | measures the distance from the reference
            batch.pairs=3     | unknown key 'batch'
            model={width: 32, heads: 4, feed-forward: 8, layers: 1} | starts from a model on disk
            """)
    void mistakesAreNamed(String override, String message) {
        assertThatThrownBy(() -> tiny(override))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void environmentsAndUnknownRewardsAreRefused() {
        assertThatThrownBy(() -> TinyRuns.train(
                tiny("tasks=[hidden-number]", "rewards=[]"), dir.resolve("environment")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("kind: rl knows both");
        assertThatThrownBy(() -> TinyRuns.train(tiny(), dir.resolve("unknown")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("counts the reward 'brevity', which this program does not give");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void theShippedRecipeImprovesAccuracy(int seed) {
        Recipe recipe = Recipe.read(
                Repository.recipe("online-preference.yaml"), List.of("seed=" + seed, "checkpoints.every=0"));
        Outcome outcome = TinyRuns.train(recipe, dir.resolve("shipped-" + seed));
        double before = outcome.before().orElseThrow().accuracy().mean();
        double after = outcome.after().orElseThrow().accuracy().mean();
        assertThat(after - before).isGreaterThanOrEqualTo(0.2);
    }
}
