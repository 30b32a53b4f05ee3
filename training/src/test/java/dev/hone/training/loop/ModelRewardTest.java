package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.reward.RewardSource;
import dev.hone.training.run.Metrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRewardTest {
    private static final String REWARD_MODEL = """
            kind: reward-model
            model: base
            tasks: [chains, sorting]
            batch: {pairs: 8}
            optimizer: {learning-rate: 1e-3}
            steps: 20
            evaluation: {problems: 0}
            """;

    @TempDir
    static Path dir;

    @BeforeAll
    static void rewardModel() {
        TinyRuns.base(dir);
        TinyRuns.train(TinyRuns.recipe(dir, REWARD_MODEL), dir.resolve("judge"));
    }

    private static Recipe rl(String rewards, String... more) {
        var overrides = new ArrayList<>(List.of("rewards=" + rewards));
        overrides.addAll(List.of(more));
        return TinyRuns.recipe(dir, TinyRuns.RL, overrides.toArray(String[]::new));
    }

    private static Metrics first(Recipe recipe, String name) {
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
        return all.getFirst();
    }

    private static String judge() {
        return "{name: judge, model: " + dir.resolve("judge/model") + ", weight: 2}";
    }

    @Test
    void aRewardModelIsARewardAmongOthers() {
        Metrics metrics = first(rl("[score, " + judge() + "]", "steps=1", "algorithm.kl={coefficient: 0}"), "both");
        double judged = metrics.find("rewards/judge/mean").orElseThrow();
        double score = metrics.find("rewards/score/mean").orElseThrow();
        assertThat(judged).isNotZero();
        assertThat(metrics.find("accuracy").orElseThrow()).isEqualTo(score);
        assertThat(metrics.find("reward").orElseThrow())
                .isCloseTo(score + 2 * judged, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void threadsChangeNoBit() {
        for (int threads : new int[] {1, 2}) {
            TinyRuns.train(rl("[" + judge() + "]", "steps=3", "threads=" + threads), dir.resolve("t" + threads));
        }
        assertThat(dir.resolve("t1/metrics.jsonl")).hasSameBinaryContentAs(dir.resolve("t2/metrics.jsonl"));
    }

    @Test
    void theRecipeReadsBackEqual() {
        Recipe recipe = rl("[score, " + judge() + "]");
        assertThat(((RlRecipe) recipe).rewards().get(1).source())
                .isEqualTo(new RewardSource.RewardModel(dir.resolve("judge/model")));
        assertThat(Recipe.parse("again", recipe.yaml(), Path.of("/"), List.of())).isEqualTo(recipe);
    }

    @Test
    void whatIsNoRewardModelIsRefused() {
        assertThatThrownBy(() -> TinyRuns.train(
                rl("[{name: judge, model: " + dir.resolve("base") + "}]"), dir.resolve("refused")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("train it with kind: reward-model");
        assertThatThrownBy(() -> rl("[{name: score, model: " + dir.resolve("judge/model") + "}]"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not 'score'");
    }

    /// Nothing but the reward model says what is good; the verifier only measures. The policy learns what the model
    /// rewards: right answers first, and then what the model mistakes for them.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void aRewardModelIsSatisfiedAndThenFooled(int seed) {
        Path taught = dir.resolve("taught-" + seed);
        TinyRuns.train(
                Recipe.read(Repository.recipe("reward-model.yaml"), List.of("checkpoints.every=0", "seed=" + seed)),
                taught);
        Recipe recipe = Recipe.read(
                Repository.recipe("quickstart.yaml"),
                List.of(
                        "seed=" + seed,
                        "checkpoints.every=0",
                        "rewards=[{name: judge, model: " + taught.resolve("model") + "}]"));
        List<Double> judged = new ArrayList<>();
        List<Double> accuracy = new ArrayList<>();
        RunServices services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                judged.add(metrics.find("rewards/judge/mean").orElseThrow());
                accuracy.add(metrics.find("accuracy").orElseThrow());
            }
        });
        try (TrainingRun run = TrainingRun.start(recipe, dir.resolve("learnt-" + seed), services)) {
            run.train();
        }
        assertThat(judged.getLast() - judged.getFirst()).isGreaterThan(1);
        assertThat(accuracy.stream().mapToDouble(a -> a).max().orElseThrow() - accuracy.getFirst()).isGreaterThan(0.1);
    }
}
