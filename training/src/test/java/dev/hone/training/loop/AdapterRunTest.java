package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.InputException;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.rewardmodel.ScalarModel;
import dev.hone.training.run.ContentHash;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that train an adapter, or some weights alone.
class AdapterRunTest {
    private static final String SFT = """
            kind: sft
            model: base
            tasks: [chains, sorting]
            batch: {sequences: 12, block: 4}
            optimizer: {learning-rate: 2e-2, schedule: constant, warm-up: 0}
            steps: 12
            sampling: {max-tokens: 24}
            evaluation: {problems: 0}
            threads: 2
            """;

    private static final String ADAPTER =
            "adapter={rank: 4, targets: [q_proj, v_proj, o_proj, gate_proj, down_proj]}";

    @TempDir
    static Path dir;

    @BeforeAll
    static void base() {
        TinyRuns.base(dir);
    }

    private static Recipe rl(String... overrides) {
        var all = new ArrayList<>(List.of(overrides));
        all.add(ADAPTER);
        return TinyRuns.recipe(dir, TinyRuns.RL, all.toArray(String[]::new));
    }

    private static List<Metrics> metrics(Recipe recipe, String name) {
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
    void everyFirstUpdateIsExact() {
        List<Metrics> all = metrics(rl("update={epochs: 1, mini-batches: 1}"), "exact");
        assertThat(all).hasSize(6);
        for (Metrics m : all) {
            assertThat(m.find("exactness/tokens").orElseThrow()).isPositive();
            assertThat(m.find("exactness/mismatches")).hasValue(0);
            assertThat(m.find("ratio/min")).hasValue(1);
            assertThat(m.find("ratio/max")).hasValue(1);
        }
    }

    @Test
    void theReferenceIsTheBaseItself() {
        Recipe recipe = rl("steps=2");
        try (TrainingRun run =
                TrainingRun.start(recipe, dir.resolve("reference"), RunServices.of(RunListener.SILENT))) {
            var plan = MemoryPlan.of(recipe, run.model().parameters());
            assertThat(plan.reference()).isZero();
            assertThat(plan.gradient()).isLessThan(plan.weights() / 2);
            assertThat(plan.moments()).isEqualTo(2 * plan.gradient());
            run.train();
        }
        Path base = dir.resolve("base");
        float[] before = ModelDirectory.read(base).parameters().values();
        Model after = ModelDirectory.read(dir.resolve("reference/model"));
        assertThat(after.parameters().values()).as("the base is as it was").containsExactly(before);
    }

    @Test
    void threadsChangeNoBit() {
        TinyRuns.train(rl("threads=1"), dir.resolve("one"));
        TinyRuns.train(rl("threads=2"), dir.resolve("two"));
        for (String file : List.of("metrics.jsonl", "rollouts.bin", "model/adapter_model.safetensors")) {
            assertThat(dir.resolve("one").resolve(file)).hasSameBinaryContentAs(dir.resolve("two").resolve(file));
        }
    }

    @Test
    void aCancelledRunGoesOnAsIfNothingHadHappened() {
        TinyRuns.train(rl(), dir.resolve("whole"));
        Path cut = dir.resolve("cut");
        var cancellation = new Cancellation();
        var services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                if (step == 3) {
                    cancellation.request();
                }
            }
        }).with(cancellation);
        try (TrainingRun run = TrainingRun.start(rl(), cut, services)) {
            assertThat(run.train().end()).isEqualTo(Outcome.End.CANCELLED);
        }
        TinyRuns.resume(cut);
        for (String file : List.of(
                "metrics.jsonl", "rollouts.jsonl", "rollouts.bin", "model/adapter_model.safetensors",
                "checkpoints/step-000006/moments.bin", "checkpoints/step-000006/model/adapter_model.safetensors")) {
            assertThat(cut.resolve(file)).as(file).hasSameBinaryContentAs(dir.resolve("whole").resolve(file));
        }
        assertThat(cut.resolve("checkpoints/step-000006/model/model.safetensors")).doesNotExist();
    }

    @Test
    void aRolloutIsMadeAgainBitForBit() {
        Path folder = dir.resolve("replayed");
        TinyRuns.train(rl(), folder);
        Replay.Result late = Replay.of(RunDirectory.open(folder), "6.2.3", RunListener.SILENT);
        assertThat(late.identical()).isTrue();
        assertThat(late.trained()).isEqualTo(1);
        assertThat(Replay.of(RunDirectory.open(folder), "2.0.1", RunListener.SILENT).identical()).isTrue();
    }

    @Test
    void anotherBaseIsNoticed() throws IOException {
        Path own = dir.resolve("own");
        Files.createDirectory(own);
        for (String file : List.of("config.json", "generation_config.json", "model.safetensors")) {
            Files.copy(dir.resolve("base").resolve(file), own.resolve(file));
        }
        try (var files = Files.list(dir.resolve("base"))) {
            for (Path file : files.toList()) {
                if (!Files.exists(own.resolve(file.getFileName()))) {
                    Files.copy(file, own.resolve(file.getFileName()));
                }
            }
        }
        Path folder = dir.resolve("moved");
        TinyRuns.train(rl("steps=2", "model=" + own), folder);
        Model changed = ModelDirectory.read(own);
        changed.parameters().values()[0] += 1;
        ModelDirectory.write(changed, own);
        assertThatThrownBy(() -> TinyRuns.resume(folder))
                .isInstanceOf(InputException.class).hasMessageContaining("other weights");
    }

    @Test
    void fineTuningAnAdapterLearns() {
        List<Metrics> all = metrics(TinyRuns.recipe(dir, SFT, ADAPTER), "sft");
        double first = all.getFirst().find("loss").orElseThrow();
        double last =
                all.subList(9, 12).stream().mapToDouble(m -> m.find("loss").orElseThrow()).average().orElseThrow();
        assertThat(last).isLessThan(first - 0.2);
    }

    @Test
    void dropoutIsKeyedByTheStep() {
        String dropout = "adapter={rank: 4, targets: [q_proj, down_proj], dropout: 0.2}";
        List<Metrics> two = metrics(TinyRuns.recipe(dir, SFT, dropout, "threads=2"), "dropped-2");
        List<Metrics> one = metrics(TinyRuns.recipe(dir, SFT, dropout, "threads=1"), "dropped-1");
        List<Metrics> none = metrics(TinyRuns.recipe(dir, SFT, dropout, "adapter.dropout=0"), "kept");
        assertThat(one.getLast().find("loss")).isEqualTo(two.getLast().find("loss"));
        assertThat(none.getFirst().find("loss")).as("B is still 0").isEqualTo(one.getFirst().find("loss"));
        assertThat(none.getLast().find("loss")).isNotEqualTo(one.getLast().find("loss"));
        assertThat(dir.resolve("dropped-1/model/adapter_model.safetensors"))
                .hasSameBinaryContentAs(dir.resolve("dropped-2/model/adapter_model.safetensors"));
    }

    @Test
    void preferencesAreLearntFromTheBaseAsReference() {
        String text = """
                kind: preference
                model: base
                tasks: [chains]
                batch: {pairs: 8, block: 4}
                optimizer: {learning-rate: 1e-2, schedule: constant, warm-up: 0}
                steps: 8
                evaluation: {problems: 0}
                threads: 2
                """;
        List<Metrics> all = metrics(TinyRuns.recipe(dir, text, ADAPTER), "preferred");
        assertThat(all.getFirst().find("loss").orElseThrow()).as("policy and reference agree").isEqualTo(Math.log(2));
        assertThat(all.getLast().find("loss").orElseThrow()).isLessThan(0.65);
        assertThat(dir.resolve("preferred/model/adapter_model.safetensors")).exists();
    }

    private static final String REWARD = """
            kind: reward-model
            model: base
            tasks: [chains, sorting]
            batch: {pairs: 6, block: 2}
            optimizer: {learning-rate: 1e-2, schedule: constant, warm-up: 0}
            steps: 6
            evaluation: {problems: 6}
            checkpoints: {every: 2, keep: 2}
            threads: 2
            """;

    private static final String STEPS = """
            kind: process-reward-model
            model: base
            policy: base
            tasks: [chains]
            labels: {separator: ",", completions: 2}
            batch: {sequences: 6, block: 2}
            optimizer: {learning-rate: 1e-2, schedule: constant, warm-up: 0}
            steps: 6
            sampling: {max-tokens: 24}
            evaluation: {problems: 6}
            checkpoints: {every: 2, keep: 2}
            threads: 2
            """;

    private static final String DISTILL = """
            kind: distill
            model: base
            teacher: base
            tasks: [chains]
            batch: {sequences: 6, block: 2}
            optimizer: {learning-rate: 1e-2, schedule: constant, warm-up: 0}
            steps: 6
            sampling: {max-tokens: 24}
            evaluation: {problems: 0}
            checkpoints: {every: 2, keep: 2}
            threads: 2
            """;

    private static void cancelAndResume(Recipe recipe, Path folder) {
        var cancellation = new Cancellation();
        var services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                if (step == 3) {
                    cancellation.request();
                }
            }
        }).with(cancellation);
        try (TrainingRun run = TrainingRun.start(recipe, folder, services)) {
            assertThat(run.train().end()).isEqualTo(Outcome.End.CANCELLED);
        }
        TinyRuns.resume(folder);
    }

    @Test
    void aRewardModelsAdapterKeepsItsHead() {
        List<Metrics> all = metrics(TinyRuns.recipe(dir, REWARD, ADAPTER, "steps=20"), "reward");
        assertThat(all.getFirst().find("loss").orElseThrow()).as("the head says nothing").isEqualTo(Math.log(2));
        assertThat(all.getLast().find("loss").orElseThrow()).isLessThan(Math.log(2));
        Path folder = dir.resolve("reward/model");
        assertThat(folder.resolve("adapter_model.safetensors")).exists();
        assertThat(folder.resolve("model.safetensors")).doesNotExist();
        Model read = ModelDirectory.read(folder);
        assertThat(read.config().head()).isEqualTo(ModelConfig.Head.SCALAR);
        assertThat(read.parameters().adapter().orElseThrow().head()).isPresent();
        List<Metrics> further = metrics(TinyRuns.recipe(dir, REWARD, "model=" + folder, "steps=1"), "reward-further");
        assertThat(further.getFirst().find("loss").orElseThrow()).as("it goes on").isLessThan(Math.log(2));
        assertThat(dir.resolve("reward-further/model/adapter_model.safetensors")).exists();
        Recipe judged = rl("steps=1", "rewards=[{name: liked, model: " + folder + "}]");
        assertThat(metrics(judged, "judged").getFirst().find("rewards/liked/mean")).isPresent();
    }

    @Test
    void rewardModelsAndDistillationGoOnWithTheirAdapters() {
        String dropping = "adapter={rank: 4, targets: [q_proj, down_proj], dropout: 0.2}";
        for (Recipe recipe : List.of(
                TinyRuns.recipe(dir, REWARD, ADAPTER),
                TinyRuns.recipe(dir, STEPS, dropping),
                TinyRuns.recipe(dir, DISTILL, dropping))) {
            Path whole = dir.resolve(recipe.kind() + "-whole");
            Path cut = dir.resolve(recipe.kind() + "-cut");
            TinyRuns.train(recipe, whole);
            cancelAndResume(recipe, cut);
            for (String file : List.of("metrics.jsonl", "model/adapter_model.safetensors",
                    "checkpoints/step-000006/moments.bin")) {
                assertThat(cut.resolve(file)).as(file).hasSameBinaryContentAs(whole.resolve(file));
            }
        }
    }

    @Test
    void dropoutReachesEveryLossThatAllowsIt() {
        String dropping = "adapter={rank: 4, targets: [q_proj, down_proj], dropout: 0.2}";
        for (String text : List.of(STEPS, DISTILL)) {
            String kind = text.lines().findFirst().orElseThrow();
            Path one = dir.resolve(kind.hashCode() + "-one");
            TinyRuns.train(TinyRuns.recipe(dir, text, dropping, "steps=3", "threads=1"), one);
            TinyRuns.train(TinyRuns.recipe(dir, text, dropping, "steps=3"), dir.resolve(kind.hashCode() + "-two"));
            TinyRuns.train(
                    TinyRuns.recipe(dir, text, dropping, "steps=3", "adapter.dropout=0"),
                    dir.resolve(kind.hashCode() + "-none"));
            String file = "model/adapter_model.safetensors";
            assertThat(dir.resolve(kind.hashCode() + "-two").resolve(file))
                    .as(kind).hasSameBinaryContentAs(one.resolve(file));
            assertThat(ContentHash.of(dir.resolve(kind.hashCode() + "-none").resolve(file)))
                    .as(kind).isNotEqualTo(ContentHash.of(one.resolve(file)));
        }
        assertThatThrownBy(() -> TinyRuns.recipe(dir, REWARD, dropping))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the rewards of pairs would not be those that are trained");
    }

    @Test
    void anAdapterNeedsSomethingToSitBeside() {
        String shape = "{width: 32, feed-forward: 64, layers: 1, heads: 2, positions: 96}";
        for (String text : List.of(DISTILL, TinyRuns.PRETRAIN)) {
            assertThatThrownBy(() -> TinyRuns.recipe(dir, text, "model=" + shape, ADAPTER))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("an adapter sits beside a model on disk");
        }
    }

    @Test
    void aPartOfARewardModelIsTrained() {
        TinyRuns.train(TinyRuns.recipe(dir, REWARD, "train-only={weights: [head]}"), dir.resolve("head"));
        Model after = ModelDirectory.read(dir.resolve("head/model"));
        Model before = ScalarModel.of(ModelDirectory.read(dir.resolve("base")));
        int head = after.parameters().layout().head().offset();
        int size = after.parameters().layout().head().size();
        float[] a = after.parameters().values();
        float[] b = before.parameters().values();
        assertThat(Arrays.equals(a, head, head + size, b, head, head + size)).as("the head is trained").isFalse();
        assertThat(Arrays.equals(a, 0, head, b, 0, head)).as("the trunk is not").isTrue();
    }

    @Test
    void anAdapterIsTrainedFurther() {
        metrics(TinyRuns.recipe(dir, SFT, ADAPTER, "steps=3"), "before");
        Path adapter = dir.resolve("before/model");
        Recipe recipe = TinyRuns.recipe(dir, TinyRuns.RL, "model=" + adapter, "steps=2",
                "update={epochs: 1, mini-batches: 1}");
        List<Metrics> all = metrics(recipe, "further");
        assertThat(all.getFirst().find("exactness/mismatches")).hasValue(0);
        assertThat(dir.resolve("further/model/adapter_model.safetensors")).exists();
        assertThat(ModelDirectory.read(dir.resolve("further/model")).parameters().adapter().orElseThrow().values())
                .isNotEqualTo(ModelDirectory.read(adapter).parameters().adapter().orElseThrow().values());
        assertThatThrownBy(() -> metrics(rl("model=" + adapter), "twice")).hasMessageContaining("adapter already");
    }

    @Test
    void frozenWeightsStayAsTheyWere() {
        Recipe recipe = TinyRuns.recipe(
                dir, TinyRuns.RL, "train-only={layers: [1], weights: [attention, norms]}", "steps=4");
        TinyRuns.train(recipe, dir.resolve("frozen"));
        Model before = ModelDirectory.read(dir.resolve("base"));
        Model after = ModelDirectory.read(dir.resolve("frozen/model"));
        for (var w : before.parameters().layout().parameters()) {
            boolean trained = w.name().startsWith("layers.1.") && !w.name().contains("gate_up")
                    && !w.name().contains("down");
            boolean same = java.util.Arrays.equals(
                    before.parameters().values(), w.offset(), w.offset() + w.size(),
                    after.parameters().values(), w.offset(), w.offset() + w.size());
            assertThat(same).as(w.name()).isNotEqualTo(trained);
        }
        Path cut = dir.resolve("frozen-cut");
        TinyRuns.train(TinyRuns.recipe(
                dir, TinyRuns.RL, "train-only={layers: [1], weights: [attention, norms]}", "steps=4"), cut);
        assertThat(cut.resolve("model/model.safetensors"))
                .hasSameBinaryContentAs(dir.resolve("frozen/model/model.safetensors"));
        assertThat(Replay.of(RunDirectory.open(cut), "4.0.0", RunListener.SILENT).identical()).isTrue();
    }
}
