package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.Workers;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.training.advantage.Column;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.reward.RewardFunctions;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.Rollouts;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.RunStopped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs whose rewards or baselines need more than the score.
class RewardsRunTest {
    private static final RewardFunctions FUNCTIONS =
            RewardFunctions.scoreAlone().with("brevity", (problem, rollout) -> -0.1 * rollout.length());
    private static final String TWO = "rewards=[score, {name: brevity, weight: 0.5}]";

    @TempDir
    static Path dir;

    @BeforeAll
    static void base() {
        TinyRuns.base(dir);
    }

    private static Recipe rl(String... overrides) {
        List<String> all = new ArrayList<>(List.of("steps=2", "evaluation.problems=0"));
        all.addAll(List.of(overrides));
        return TinyRuns.recipe(dir, TinyRuns.RL, all.toArray(new String[0]));
    }

    private static List<Metrics> train(String name, RewardFunctions functions, Recipe recipe) {
        var all = new ArrayList<Metrics>();
        var services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                all.add(metrics);
            }
        });
        try (TrainingRun run =
                TrainingRun.start(recipe, dir.resolve(name), services.with(Plugins.NONE.withRewards(functions)))) {
            run.train();
        }
        return all;
    }

    @Test
    void namedRewardsAreAddedUpAndLoggedEach() {
        Metrics m = train("named", FUNCTIONS, rl(TWO)).getFirst();
        double accuracy = m.find("accuracy").orElseThrow();
        double brevity = m.find("rewards/brevity/mean").orElseThrow();
        assertThat(m.find("rewards/score/mean").orElseThrow()).isCloseTo(accuracy, within(1e-12));
        assertThat(brevity).isCloseTo(-0.1 * m.find("completions/mean_length").orElseThrow(), within(1e-9));
        assertThat(m.find("reward").orElseThrow()).isCloseTo(accuracy + 0.5 * brevity, within(1e-9));
        assertThat(m.find("rewards/brevity/std").orElseThrow()).isPositive();
    }

    @Test
    void aRecipeWithNamedRewardsReadsBack() {
        Recipe recipe = rl(TWO, "algorithm.advantage=gdpo");
        assertThat(Recipe.parse("again", recipe.yaml(), dir, List.of())).isEqualTo(recipe);
        assertThatThrownBy(() -> rl("rewards=[score, score]")).hasMessageContaining("'score' is there twice");
        assertThatThrownBy(() -> rl("algorithm.advantage=gdpo")).hasMessageContaining("the recipe's 'rewards'");
    }

    @Test
    void aRunGoesOnOnlyWithItsRewards() {
        train("resumed", FUNCTIONS, rl(TWO, "algorithm.advantage=gdpo", "checkpoints.every=1"));
        assertThatThrownBy(() -> TinyRuns.resume(dir.resolve("resumed")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("reward brevity " + RewardsRunTest.class.getName());
        var services = RunServices.of(RunListener.SILENT).with(Plugins.NONE.withRewards(FUNCTIONS));
        try (TrainingRun run = TrainingRun.resume(dir.resolve("resumed"), services)) {
            assertThat(run.state().step()).isEqualTo(2);
        }
    }

    @Test
    void aRecipeCannotCountARewardThatNobodyGives() {
        assertThatThrownBy(() -> train("unknown", RewardFunctions.scoreAlone(), rl(TWO)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'brevity', which this program does not give");
        assertThat(dir.resolve("unknown")).doesNotExist();
    }

    @Test
    void rolloutsKeepTheirRewardsAndAreReplayed() {
        train("stored", FUNCTIONS, rl(TWO, "checkpoints.every=1"));
        Replay.Result again = Replay.of(RunDirectory.open(dir.resolve("stored")), "2.1.0", RunListener.SILENT);
        assertThat(again.identical()).isTrue();
        assertThat(again.line().rewards()).containsOnlyKeys("score", "brevity");
        assertThat(again.line().rewards().get("brevity")).isCloseTo(-0.1 * again.line().tokens(), within(1e-12));
    }

    @Test
    void aGroupWhoseGreedyCompletionHasNoRewardIsNotTrained() {
        RewardFunctions picky = RewardFunctions.scoreAlone().with("brevity", (problem, rollout) -> {
            if (rollout.id().sample() == 4 && rollout.id().group() == 2) {
                throw new IllegalStateException("not this one");
            }
            return 0.5 * rollout.id().sample();
        });
        Metrics m = train("picky", picky, rl(TWO, "algorithm=remax")).getFirst();
        assertThat(m.find("groups/sampled")).hasValue(6);
        assertThat(m.find("groups/kept")).hasValue(5);
    }

    @Test
    void aRewardThatAlwaysThrowsStopsTheRun() {
        RewardFunctions broken = RewardFunctions.scoreAlone().with("brevity", (problem, rollout) -> {
            throw new IllegalStateException("no network");
        });
        assertThatThrownBy(() -> train("broken", broken, rl(TWO)))
                .isInstanceOf(RunStopped.class)
                .hasMessageContaining("reward 'brevity' threw")
                .hasMessageContaining("no network");
    }

    @Test
    void remaxComparesWithGreedyCompletionsThatAreNotTrained() {
        Recipe recipe = rl("algorithm=remax");
        List<Group> seen = new ArrayList<>();
        var metrics = new ArrayList<Metrics>();
        var services = RunServices.of(new RunListener() {
            @Override
            public void judged(int step, List<Group> groups) {
                seen.addAll(groups);
            }

            @Override
            public void stepped(int step, Metrics m, Metrics seconds) {
                metrics.add(m);
            }
        });
        try (TrainingRun run = TrainingRun.start(recipe, dir.resolve("remax"), services)) {
            run.train();
        }
        assertThat(metrics.getLast().find("greedy/accuracy").orElseThrow()).isBetween(0.0, 1.0);
        assertThat(metrics.getLast().find("exactness/mismatches")).hasValue(0);
        assertThat(seen).hasSize(12).allSatisfy(g -> {
            Rollout greedy = g.greedy().orElseThrow();
            assertThat(greedy.id().sample()).isEqualTo(4);
            assertThat(g.rollouts()).hasSize(4);
            for (Rollout r : g.judged()) {
                double expected = r.reward().orElseThrow() - greedy.reward().orElseThrow();
                assertThat((double) r.advantages()[0]).isCloseTo(expected, within(1e-6));
            }
        });
    }

    @Test
    void threadsChangeNoBitOfBaselinesThatAskTheModel() {
        for (String advantage : List.of("remax", "optimal-token-baseline")) {
            for (int threads : new int[] {1, 2}) {
                train(advantage + threads, FUNCTIONS,
                        rl("algorithm.advantage=" + advantage, "threads=" + threads, TWO));
            }
            for (String file : List.of("metrics.jsonl", "rollouts.jsonl", "model/model.safetensors")) {
                assertThat(dir.resolve(advantage + 1).resolve(file))
                        .hasSameBinaryContentAs(dir.resolve(advantage + 2).resolve(file));
            }
        }
    }

    /// (1 − π)² <= 1 − 2π + Σ π_v² <= 2 (1 − π)², because the other probabilities add up to 1 − π.
    @Test
    void energiesLieBetweenTheirBounds() {
        Recipe recipe = rl();
        try (Workers workers = Workers.of(2)) {
            Model model = StartingModel.of(recipe.model(), Key.of(1));
            var options = SamplingOptions.policy(12, model.endTokens()).withTemperature(0.7);
            var request = new SampleRequest(new int[] {3, 4, 5}, List.of(Key.of(1), Key.of(2), Key.of(3)));
            List<Rollout> rollouts = new Sampler(model, workers, options).sample(List.of(request)).getFirst().stream()
                    .map(c -> {
                        Rollout r = Rollouts.group(0, Rollouts.RIGHT).rollouts().getFirst();
                        return Rollout.judged(r.id(), r.stream(), 0, c, "", Rollouts.RIGHT);
                    })
                    .toList();
            Group late = Rollouts.group(0, Rollouts.LATE);
            Group group = new Group(late.problem(), request.prompt(), rollouts);
            var learner = new Learner(model.parameters(), workers, 0.7);
            Column.Energies energies =
                    new TokenEnergies(learner, 0.7, model.parameters().trained().size()).of(List.of(late, group));
            assertThat(energies.values()[0]).isEmpty();
            for (int s = 0; s < 3; s++) {
                float[] logProbs = rollouts.get(s).completion().logProbs();
                assertThat(energies.values()[1][s]).hasSize(logProbs.length);
                for (int t = 0; t < logProbs.length; t++) {
                    double rest = -Math.expm1(logProbs[t]);
                    assertThat((double) energies.values()[1][s][t])
                            .isBetween(rest * rest * 0.9999 - 1e-6, 2 * rest * rest * 1.0001 + 1e-6);
                }
            }
        }
    }
}
