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
import dev.hone.foundation.InputException;
import dev.hone.training.critic.HeadLoss;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.TokenTrace;
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

/// Runs of PPO with a critic.
class CriticRunTest {
    @TempDir
    static Path dir;

    @BeforeAll
    static void base() {
        TinyRuns.base(dir);
    }

    private static Recipe ppo(String... overrides) {
        return TinyRuns.recipe(dir, TinyRuns.PPO, overrides);
    }

    private static List<Metrics> metrics(Recipe recipe, Path folder) {
        var all = new ArrayList<Metrics>();
        var services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                all.add(metrics);
            }
        });
        try (TrainingRun run = TrainingRun.start(recipe, folder, services)) {
            run.train();
        }
        return all;
    }

    private static double number(Metrics m, String name) {
        return m.find(name).orElseThrow();
    }

    @Test
    void aFreshCriticSaysNothingAndThenLearns() {
        List<Metrics> all = metrics(ppo("steps=12", "critic.clip=0"), dir.resolve("learns"));
        Metrics first = all.getFirst();
        assertThat(number(first, "critic/values/mean")).as("the head begins with zeros").isZero();
        assertThat(number(first, "critic/vf_explained_var")).isBetween(-0.01, 0.01);
        assertThat(number(first, "critic/returns/mean")).isBetween(-1.0, 1.0).isNotZero();
        assertThat(number(first, "critic/lr")).isEqualTo(1e-3);
        assertThat(number(first, "exactness/mismatches")).isZero();
        assertThat(number(all.getLast(), "critic/values/mean")).isNotZero();
        assertThat(number(all.getLast(), "critic/grad_norm")).isPositive();
        Model critic = ModelDirectory.read(dir.resolve("learns/critic"));
        assertThat(critic.config().head()).isEqualTo(ModelConfig.Head.SCALAR);
    }

    @Test
    void valuesAreStoredWithTheRollouts() {
        metrics(ppo("steps=3"), dir.resolve("stored"));
        RunDirectory run = RunDirectory.open(dir.resolve("stored"));
        List<RolloutLine> lines = new ArrayList<>();
        run.rollouts().forEach(lines::add);
        int cut = 0;
        for (RolloutLine line : lines) {
            TokenTrace trace = run.rollouts().trace(line);
            assertThat(trace.values()).hasSize(trace.ids().length + 1);
            assertThat(trace.uses()).as("an update an epoch").hasSize(2);
            boolean later = !line.id().startsWith("1.");
            if (line.stop().equals("length") && later) {
                assertThat(trace.values()[trace.ids().length]).as("bootstrap").isNotZero();
                cut++;
            } else {
                assertThat(trace.values()[trace.ids().length]).isZero();
            }
        }
        assertThat(cut).isPositive();
    }

    @Test
    void inTheWarmUpTheCriticAloneLearns() throws IOException {
        List<Metrics> all = metrics(ppo("steps=3", "critic.warm-up=2", "checkpoints.every=1", "checkpoints.keep=9"),
                dir.resolve("warm"));
        assertThat(number(all.get(0), "updates")).isZero();
        assertThat(number(all.get(1), "updates")).isZero();
        assertThat(number(all.get(2), "updates")).isEqualTo(4);
        assertThat(number(all.get(1), "critic/values/mean")).isNotZero();
        byte[] begun = Files.readAllBytes(dir.resolve("base/model.safetensors"));
        assertThat(weights("warm", 2)).isEqualTo(begun);
        assertThat(weights("warm", 3)).isNotEqualTo(begun);
    }

    private static byte[] weights(String run, int step) throws IOException {
        return Files.readAllBytes(RunDirectory.open(dir.resolve(run)).checkpoints().atOrBefore(step).orElseThrow()
                .folder().resolve("model/model.safetensors"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"critic.epochs=2", "critic.adapter={rank: 4}", "critic.train-only={weights: [head, norms]}",
                "critic={trunk: shared, coefficient: 0.5}", "critic={trunk: shared, coefficient: 0, warm-up: 2}"})
    void threadsAndAnInterruptionChangeNoBit(String how) {
        Path folder = dir.resolve(how.replaceAll("[^a-z]", "-"));
        metrics(ppo(how), folder.resolve("whole"));
        metrics(ppo(how, "threads=1"), folder.resolve("one"));
        for (String file : List.of("metrics.jsonl", "rollouts.bin", "model/model.safetensors")) {
            assertThat(folder.resolve("one").resolve(file)).hasSameBinaryContentAs(
                    folder.resolve("whole").resolve(file));
        }
        var cancellation = new Cancellation();
        var services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                if (step == 3) {
                    cancellation.request();
                }
            }
        }).with(cancellation);
        try (TrainingRun run = TrainingRun.start(ppo(how), folder.resolve("cut"), services)) {
            assertThat(run.train().end()).isEqualTo(Outcome.End.CANCELLED);
        }
        TinyRuns.resume(folder.resolve("cut"));
        assertThat(folder.resolve("whole/critic")).isDirectory();
        TinyRuns.assertSame(folder.resolve("whole"), folder.resolve("cut"));
        Replay.Result again = Replay.of(RunDirectory.open(folder.resolve("cut")), "6.0.0", RunListener.SILENT);
        assertThat(again.identical()).isTrue();
    }

    /// A fresh head says 0 and sends nothing down, so the first update is the same whatever the trunk.
    @Test
    void aSharedTrunkFeelsTheCriticOnlyWhereItIsAskedTo() throws IOException {
        String once = "update={epochs: 1, mini-batches: 1}";
        for (String[] run : new String[][] {
            {"separate", "critic=separate"}, {"stopped", "critic={trunk: shared, coefficient: 0}"},
            {"felt", "critic={trunk: shared, coefficient: 1}"}}) {
            metrics(ppo(once, run[1], "critic.optimizer={learning-rate: 1e-2}", "steps=2", "checkpoints.every=1"),
                    dir.resolve(run[0]));
        }
        assertThat(weights("stopped", 1)).isEqualTo(weights("separate", 1));
        assertThat(weights("felt", 1)).isEqualTo(weights("separate", 1));
        assertThat(weights("felt", 2)).isNotEqualTo(weights("stopped", 2));
    }

    /// The directory that a shared critic leaves, a copy of the policy under the head, says what it said.
    @Test
    void aSharedCriticIsWrittenAsAModelOfItsOwn() {
        metrics(ppo("critic=shared", "critic.optimizer={learning-rate: 1e-2}", "steps=3"), dir.resolve("shared"));
        Model policy = ModelDirectory.read(dir.resolve("shared/model"));
        Model critic = ModelDirectory.read(dir.resolve("shared/critic"));
        float[] head = new float[critic.parameters().layout().width()];
        System.arraycopy(
                critic.parameters().values(), critic.parameters().layout().head().offset(), head, 0, head.length);
        List<TokenTree> trees = List.of(new TokenTree(new int[] {1, 2}, List.of(new int[] {3, 4, 5})));
        try (Workers workers = Workers.of(1)) {
            float[] byHead = new float[3];
            new Learner(policy.parameters(), workers, 1).show(trees,
                    (tree, segment, states, offset, stride, length) -> {
                        for (int i = 0; i < length; i++) {
                            byHead[i] = HeadLoss.value(head, policy.config().width(), states, offset + i * stride);
                        }
                        return 0;
                    });
            new Learner(critic.parameters(), workers, 1).score(trees, (tree, segment, values, zeros, length) -> {
                for (int i = 0; i < length; i++) {
                    assertThat(values[i]).isCloseTo(byHead[i], within(1e-5f)).isNotZero();
                }
            });
        }
    }

    @Test
    void aCriticMayBeginAsATrainedOne() {
        metrics(ppo("steps=4"), dir.resolve("before"));
        List<Metrics> all =
                metrics(ppo("steps=1", "critic.model=" + dir.resolve("before/critic")), dir.resolve("after"));
        assertThat(number(all.getFirst(), "critic/values/mean")).isNotZero();
    }

    @Test
    void thePlanKnowsTheCritic() {
        Model base = ModelDirectory.read(dir.resolve("base"));
        var plain = MemoryPlan.of(TinyRuns.recipe(dir, TinyRuns.RL), base.parameters());
        var own = MemoryPlan.of(ppo(), base.parameters());
        var adapter = MemoryPlan.of(ppo("critic.adapter={rank: 4}"), base.parameters());
        assertThat(MemoryPlan.of(ppo("critic=shared"), base.parameters()).critic()).isEqualTo(16L * 32);
        assertThat(plain.critic()).isZero();
        assertThat(own.critic()).isBetween(3 * own.weights(), 5 * own.weights());
        assertThat(adapter.critic()).isBetween(own.critic() / 4, own.critic());
        assertThat(own.total()).isEqualTo(own.weights() + own.gradient() + own.moments() + own.critic());
    }
    @Test
    void aCheckpointOfAnotherCriticIsRefused() throws IOException {
        metrics(ppo("steps=2"), dir.resolve("other"));
        Files.writeString(dir.resolve("other/recipe.yaml"), ppo("steps=4", "critic.adapter={rank: 4}").yaml());
        assertThatThrownBy(() -> TinyRuns.resume(dir.resolve("other"))).isInstanceOf(InputException.class)
                .hasMessageMatching("the checkpoint's critic has \\d+ numbers of weights, and the recipe's has \\d+");
    }

    /// What PPO makes of the shipped model, and its critic of the rewards. Three minutes a seed on two cores.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void ppoLearnsAndItsCriticForetells(int seed) {
        Recipe recipe = Recipe.read(Repository.recipe("ppo.yaml"), List.of("seed=" + seed, "checkpoints.every=0"));
        var all = new ArrayList<Metrics>();
        var services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                all.add(metrics);
            }
        });
        Outcome outcome;
        try (TrainingRun run = TrainingRun.start(recipe, dir.resolve("ppo-" + seed), services)) {
            outcome = run.train();
        }
        double before = outcome.before().orElseThrow().accuracy().mean();
        double after = outcome.after().orElseThrow().accuracy().mean();
        assertThat(after - before).isGreaterThan(0.25);
        assertThat(number(all.getFirst(), "critic/vf_explained_var")).isLessThan(0.01);
        double explained = all.subList(all.size() - 5, all.size()).stream()
                .mapToDouble(m -> number(m, "critic/vf_explained_var"))
                .average()
                .orElseThrow();
        assertThat(explained).isGreaterThan(0.1);
    }
}
