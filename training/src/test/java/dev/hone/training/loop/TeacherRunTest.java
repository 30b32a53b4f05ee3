package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.Completion;
import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.StopReason;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.training.recipe.ModelSource;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.recipe.TeacherShare;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.Rollouts;
import dev.hone.training.run.ContentHash;
import dev.hone.training.run.Metrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reinforcement learning whose advantages come from teachers.
class TeacherRunTest {
    private static final String TINY = """
            model: base
            teachers: [{model: other, tasks: [chains]}, {model: base}]
            tasks: [chains, sorting]
            sampling: {prompts: 6, group: 2, max-tokens: 16}
            algorithm: opd
            optimizer: {learning-rate: 1e-3, warm-up: 2}
            steps: 6
            evaluation: {problems: 0}
            checkpoints: {every: 2, keep: 2}
            threads: 2
            """;

    @TempDir
    static Path dir;

    @BeforeAll
    static void models() {
        TinyRuns.base(dir);
        TinyRuns.train(
                TinyRuns.recipe(dir, TinyRuns.RL, "steps=2", "optimizer.learning-rate=1e-2", "evaluation.problems=0"),
                dir.resolve("another"));
        dir.resolve("another/model").toFile().renameTo(dir.resolve("other").toFile());
    }

    /// Teachers in overrides are paths from the working directory, and these lie elsewhere.
    private static Recipe tiny(String... overrides) {
        String[] placed = Arrays.stream(overrides)
                .map(o -> o.startsWith("teachers=")
                        ? o.replaceAll("\\b(base|other|nowhere)\\b", dir + "/$1")
                        : o)
                .toArray(String[]::new);
        return TinyRuns.recipe(dir, TINY, placed);
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
    void thePlanCountsAllWhoTeach() {
        Model base = ModelDirectory.read(dir.resolve("base"));
        String at = dir.resolve("base").toString();
        var alone = MemoryPlan.of(TinyRuns.recipe(dir, TinyRuns.RL), base.parameters());
        assertThat(alone.others()).isZero();
        var judged = MemoryPlan.of(TinyRuns.recipe(dir, TinyRuns.RL,
                "rewards=[{name: a, scorer: judge, judge: \"" + at + "\"}, {name: b, scorer: rubric, judge: \"" + at
                        + "\"}]"),
                base.parameters());
        assertThat(judged.others()).as("one judge for both").isEqualTo(4L * base.parameters().layout().size());
        var taught = MemoryPlan.of(TinyRuns.recipe(dir, TinyRuns.RL, "algorithm={base: opd}",
                "teachers=[{model: \"" + at + "\"}, {model: \"" + at + "\"}]"), base.parameters());
        assertThat(taught.others()).isEqualTo(2 * judged.others());
        assertThat(taught.total()).isEqualTo(alone.total() - alone.reference() + taught.others());
    }

    @Test
    void thePolicyItselfHasNothingToTeach() {
        List<Metrics> all = metrics(tiny("teachers=[base]", "steps=2", "sampling.temperature=0.7"), "itself");
        assertThat(all).as("the very bits of the sampler").allSatisfy(m -> {
            assertThat(m.find("updates")).hasValue(0);
            assertThat(m.find("reward_std").orElseThrow()).isNotNaN();
        });
        assertThat(dir.resolve("itself/model/model.safetensors"))
                .hasSameBinaryContentAs(dir.resolve("base/model.safetensors"));
    }

    @Test
    void oneOfEachTaskTeachesThatTaskAlone() {
        List<Metrics> sorting = metrics(tiny("tasks=[sorting]", "teachers=[base]", "steps=1"), "untaught");
        assertThat(sorting.getFirst().find("updates")).hasValue(0);
        List<Metrics> both = metrics(tiny("steps=2"), "taught");
        assertThat(both.getFirst().find("updates")).hasValue(1);
        assertThat(both.getFirst().find("exactness/mismatches")).hasValue(0);
        assertThat(both.getFirst().find("ratio/max")).hasValue(1);
    }

    /// The weighted mean of two teachers, and nothing of a token that a world wrote.
    @Test
    void teachersAreAskedForTheModelsOwnTokens() {
        Model model = StartingModel.of(tiny().model(), Key.of(1));
        int[] ids = {4, 5, 6};
        float[] logProbs = {-1, 0, -2};
        var completion = new Completion(
                new int[] {1, 3}, ids, logProbs, logProbs, new float[3], new boolean[] {true, false, true},
                StopReason.END_TOKEN);
        Rollout r = Rollouts.group(0, Rollouts.RIGHT).rollouts().getFirst();
        Group group = new Group(
                Rollouts.group(0, Rollouts.RIGHT).problem(), completion.prompt(),
                List.of(Rollout.judged(r.id(), r.stream(), 0, completion, "", Rollouts.RIGHT)));
        try (Workers workers = Workers.of(1)) {
            List<float[]> each = new ArrayList<>();
            List<TeacherShare> shares = new ArrayList<>();
            for (String name : List.of("base", "other")) {
                var source = new ModelSource.OnDisk(dir.resolve(name));
                shares.add(new TeacherShare(source, name.equals("base") ? 3 : 1, List.of()));
                new Learner(StartingModel.of(source, Key.of(0)).parameters(), workers, 0.5).score(
                        List.of(new TokenTree(completion.prompt(), List.of(ids))),
                        (tree, segment, found, entropies, length) -> each.add(Arrays.copyOf(found, length)));
            }
            float[] values = new TeacherScores(shares, model, 0.5, workers).of(List.of(group)).values()[0][0];
            assertThat(each.get(0)).as("the precondition").isNotEqualTo(each.get(1));
            for (int t : new int[] {0, 2}) {
                assertThat(values[t]).isEqualTo((float) (0.75 * each.get(0)[t] + 0.25 * each.get(1)[t]));
            }
            assertThat(values[1]).as("the world's").isZero();
        }
    }

    @Test
    void equalTeachersAreOne() {
        TinyRuns.train(tiny("teachers=[other]", "steps=3"), dir.resolve("single"));
        TinyRuns.train(tiny("teachers=[other, other]", "steps=3"), dir.resolve("double"));
        for (String file : List.of("metrics.jsonl", "rollouts.bin", "model/model.safetensors")) {
            assertThat(dir.resolve("double").resolve(file)).hasSameBinaryContentAs(dir.resolve("single").resolve(file));
        }
        TinyRuns.train(tiny("teachers=[other, {model: base, weight: 3}]", "steps=3"), dir.resolve("mixed"));
        assertThat(ContentHash.of(dir.resolve("mixed/model/model.safetensors")))
                .isNotEqualTo(ContentHash.of(dir.resolve("single/model/model.safetensors")));
    }

    @ParameterizedTest
    @CsvSource({"opd, 2", "iw-opd, 2", "mopd, 1"})
    void threadsAndResumingChangeNoBit(String algorithm, int group) {
        Recipe recipe = tiny("algorithm=" + algorithm, "sampling.group=" + group, "update.epochs=2");
        Path whole = dir.resolve("whole-" + algorithm);
        Path cut = dir.resolve("cut-" + algorithm);
        TinyRuns.train(recipe, whole);
        var cancellation = new Cancellation();
        var services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                if (step == 3) {
                    cancellation.request();
                }
            }
        }).with(cancellation);
        try (TrainingRun run = TrainingRun.start(recipe, cut, services)) {
            assertThat(run.train().end()).isEqualTo(Outcome.End.CANCELLED);
        }
        TinyRuns.resume(cut);
        TinyRuns.assertSame(whole, cut);
        Path one = dir.resolve("one-" + algorithm);
        TinyRuns.train(
                tiny("algorithm=" + algorithm, "sampling.group=" + group, "update.epochs=2", "threads=1"), one);
        assertThat(one.resolve("rollouts.bin")).hasSameBinaryContentAs(whole.resolve("rollouts.bin"));
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> tiny("teachers=[]"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("teacher-log-ratio needs log-probabilities of teachers");
        assertThatThrownBy(() -> tiny("algorithm=grpo"))
                .hasMessageContaining("the advantage group-mean-std listens to none");
        assertThatThrownBy(() -> tiny("teachers=[{model: base, tasks: [sorting]}]"))
                .hasMessageContaining("no teacher teaches the task chains");
        assertThatThrownBy(() -> tiny("algorithm={base: opd, objective: gspo}"))
                .hasMessageContaining("gspo does not go with teacher-log-ratio");
        assertThatThrownBy(() -> tiny("sampling.group=1", "algorithm={base: opd, advantage: {outcome: 1}}"))
                .hasMessageContaining("sampling.group is 1");
        assertThatThrownBy(() -> TinyRuns.train(tiny("teachers=[nowhere]"), dir.resolve("nowhere-run")))
                .hasMessageContaining("there is no such file");
    }

    @ParameterizedTest
    @CsvSource({"opd, 1", "opd, 2", "opd, 3", "iw-opd, 1", "iw-opd, 2", "iw-opd, 3", "mopd, 1", "mopd, 2", "mopd, 3"})
    @Tag("learning")
    void aStudentTakesFromEachTeacherWhatItTeaches(String algorithm, int seed) {
        String model = Repository.root().resolve("models/tiny-base").toString();
        List<String> teachers = new ArrayList<>();
        for (String task : List.of("chains", "sorting")) {
            Path folder = dir.resolve("knows-" + task);
            if (!folder.toFile().exists()) {
                TinyRuns.train(
                        TinyRuns.recipe(dir, """
                                kind: sft
                                model: MODEL
                                tasks: [{family: TASK, styles: {steps: 1}}]
                                batch: {sequences: 64, block: 16}
                                optimizer: {learning-rate: 2e-3, schedule: constant, warm-up: 5}
                                steps: 40
                                evaluation: {problems: 0}
                                checkpoints: {every: 0}
                                """.replace("MODEL", model).replace("TASK", task)),
                        folder);
            }
            teachers.add("{model: " + folder.resolve("model") + ", tasks: [" + task + "]}");
        }
        Recipe recipe = TinyRuns.recipe(dir, """
                model: MODEL
                tasks: [chains, sorting]
                sampling: {prompts: 64, group: 1, max-tokens: 56}
                optimizer: {learning-rate: 1e-3, schedule: linear, warm-up: 2}
                steps: 40
                evaluation: {problems: 100, samples: 2, split: test}
                checkpoints: {every: 0}
                """.replace("MODEL", model), "algorithm=" + algorithm, "seed=" + seed, "teachers=" + teachers);
        Outcome outcome = TinyRuns.train(recipe, dir.resolve(algorithm + "-" + seed));
        double before = outcome.before().orElseThrow().accuracy().mean();
        double after = outcome.after().orElseThrow().accuracy().mean();
        assertThat(after - before).isGreaterThan(0.3);
    }
}
