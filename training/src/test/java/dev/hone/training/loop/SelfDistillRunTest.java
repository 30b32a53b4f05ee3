package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.families.DigitSorting;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.ContentHash;
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

/// Runs whose teacher is the student itself.
class SelfDistillRunTest {
    private static final String TINY = """
            kind: distill
            model: base
            teacher:
              self: demonstration
              rate: 0.2
              text: {whole: "{solution};{prompt}", solution: "{solution}"}
            divergence: reverse-kl
            tasks: [chains, sorting]
            batch: {sequences: 8, block: 4}
            optimizer: {learning-rate: 1e-2, schedule: constant, warm-up: 0}
            steps: 6
            sampling: {group: 4, max-tokens: 16}
            evaluation: {every: 3, problems: 6, samples: 2}
            checkpoints: {every: 2, keep: 2}
            threads: 2
            """;

    private static final String FEEDBACK = "teacher={self: feedback, verdicts: never, success: 0.5, rate: 0.2,"
            + " text: {whole: \"{solution};{prompt}\", solution: \"{solution}\"}}";

    private static final String ADAPTER = "adapter={rank: 4, targets: [q_proj, v_proj, down_proj]}";

    @TempDir
    static Path dir;

    @BeforeAll
    static void base() {
        TinyRuns.base(dir);
    }

    private static Recipe tiny(String... overrides) {
        return TinyRuns.recipe(dir, TINY, overrides);
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
    void theFirstStepIsTheSameWhoseverWeightsTeach() {
        double loss = metrics(tiny("steps=1"), "average").getFirst().find("loss").orElseThrow();
        assertThat(loss).as("the demonstration says something").isGreaterThan(0.01);
        for (String weights : List.of("current", "first")) {
            String teacher = "teacher={self: demonstration, weights: " + weights
                    + ", text: {whole: \"{solution};{prompt}\", solution: \"{solution}\"}}";
            assertThat(metrics(tiny("steps=1", teacher), weights).getFirst().find("loss")).hasValue(loss);
        }
    }

    @Test
    void anAverageThatForgetsEverythingIsTheStudent() {
        String current = "teacher={self: demonstration, weights: current,"
                + " text: {whole: \"{solution};{prompt}\", solution: \"{solution}\"}}";
        for (String more : List.of("seed=1", ADAPTER)) {
            String file = more.equals(ADAPTER) ? "model/adapter_model.safetensors" : "model/model.safetensors";
            Path forgets = dir.resolve("forgets-" + more.length());
            TinyRuns.train(tiny(more, "teacher.rate=1"), forgets);
            TinyRuns.train(tiny(more, current), dir.resolve("student-" + more.length()));
            TinyRuns.train(tiny(more), dir.resolve("keeps-" + more.length()));
            assertThat(dir.resolve("student-" + more.length()).resolve(file))
                    .hasSameBinaryContentAs(forgets.resolve(file));
            assertThat(ContentHash.of(dir.resolve("keeps-" + more.length()).resolve(file)))
                    .isNotEqualTo(ContentHash.of(forgets.resolve(file)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "teacher.rate=0.2",
        "teacher.weights=first",
        FEEDBACK,
        ADAPTER,
        "teachers"
    })
    void aCancelledRunGoesOnAsIfNothingHadHappened(String kind) {
        Recipe recipe = switch (kind) {
            case "teacher.weights=first" -> TinyRuns.recipe(dir, TINY.replace("rate: 0.2", "weights: first"));
            case "teachers" -> TinyRuns.recipe(dir, TINY.replaceFirst("(?s)teacher:.*?divergence", """
                    teachers: [{model: base, tasks: [chains]}, {model: base, weight: 2}]
                    divergence"""), "model={width: 32, feed-forward: 64, layers: 1, heads: 2, positions: 96}");
            default -> tiny(kind);
        };
        Path whole = dir.resolve("whole-" + kind.hashCode());
        Path cut = dir.resolve("cut-" + kind.hashCode());
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
        String weights = kind.equals(ADAPTER) ? "model/adapter_model.safetensors" : "model/model.safetensors";
        for (String file : List.of("metrics.jsonl", weights, "checkpoints/step-000006/moments.bin",
                "checkpoints/step-000006/reference.bin")) {
            boolean moves = !kind.equals("teachers") && !kind.equals("teacher.weights=first");
            if (!file.endsWith("reference.bin") || moves) {
                assertThat(cut.resolve(file)).as(file).hasSameBinaryContentAs(whole.resolve(file));
            } else {
                assertThat(Files.exists(whole.resolve(file))).as("nothing moves").isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed=0", FEEDBACK})
    void threadsChangeNoBit(String kind) {
        Path one = dir.resolve("one-" + kind.length());
        TinyRuns.train(tiny(kind, "threads=1"), one);
        TinyRuns.train(tiny(kind, "threads=3"), dir.resolve("three-" + kind.length()));
        for (String file : List.of("metrics.jsonl", "model/model.safetensors")) {
            assertThat(dir.resolve("three-" + kind.length()).resolve(file))
                    .hasSameBinaryContentAs(one.resolve(file));
        }
    }

    @Test
    void aStepWithoutLessonsChangesNothing() {
        String never = FEEDBACK.replace("success: 0.5", "success: 1");
        List<Metrics> all = metrics(
                tiny(never, "tasks=[sorting]", "steps=1", "sampling={group: 4, max-tokens: 2}"), "nothing");
        assertThat(all.getFirst().find("taught")).as("the precondition").hasValue(0);
        assertThat(all.getFirst().find("updates")).hasValue(0);
        assertThat(dir.resolve("nothing/model/model.safetensors"))
                .hasSameBinaryContentAs(dir.resolve("base/model.safetensors"));
    }

    @Test
    void equalTeachersAreOne() {
        String fresh = "model={width: 32, feed-forward: 64, layers: 1, heads: 2, positions: 96}";
        String text = TINY.replaceFirst("(?s)teacher:.*?divergence", "teacher: base\ndivergence");
        TinyRuns.train(TinyRuns.recipe(dir, text, fresh, "steps=3"), dir.resolve("single"));
        TinyRuns.train(
                TinyRuns.recipe(dir, text.replace("teacher: base", "teachers: [base, base]"), fresh, "steps=3"),
                dir.resolve("double"));
        assertThat(dir.resolve("double/metrics.jsonl")).hasSameBinaryContentAs(dir.resolve("single/metrics.jsonl"));
        assertThat(dir.resolve("double/model/model.safetensors"))
                .hasSameBinaryContentAs(dir.resolve("single/model/model.safetensors"));
    }

    private static final String READER = """
            kind: sft
            model: MODELS/tiny-base
            tasks: [{family: dataset, file: FILE}]
            batch: {sequences: 64, block: 16}
            optimizer: {learning-rate: 2e-3, schedule: constant, warm-up: 5}
            steps: 60
            evaluation: {problems: 0}
            checkpoints: {every: 0}
            """;

    private static final String LEARNS = """
            kind: distill
            model: MODEL
            teacher: {self: demonstration, text: {whole: "{solution}&{prompt}", solution: "{solution}"}}
            divergence: reverse-kl
            tasks: [{family: sorting, styles: {steps: 1}}]
            batch: {sequences: 64, block: 16}
            optimizer: {learning-rate: 1e-3, schedule: linear, warm-up: 5}
            steps: 24
            sampling: {max-tokens: 56, group: 8}
            evaluation: {problems: 100, samples: 2, split: test}
            checkpoints: {every: 0}
            """;

    /// A model that answers like the solution before `&`, if there is one. It has never seen one for the test's
    /// problems.
    private static Path reader(int seed) throws IOException {
        Path folder = dir.resolve("reader-" + seed);
        if (Files.exists(folder)) {
            return folder.resolve("model");
        }
        var family = new DigitSorting();
        var lines = new StringBuilder();
        for (int i = 0; i < 4000; i++) {
            Draws draws = Key.of(seed).at(i).draws();
            Problem problem = family.problem(draws, 4 + i % 3);
            String solution = family.demonstrate(problem, Style.STEPS, draws);
            lines.append("{\"prompt\": \"" + solution + "&" + problem.prompt() + "\", \"answer\": \""
                    + problem.reference() + "\", \"completion\": \"" + solution + "\"}\n");
        }
        Path file = Files.writeString(dir.resolve("solved-" + seed + ".jsonl"), lines);
        String text = READER.replace("MODELS", Repository.root().resolve("models").toString())
                .replace("FILE", file.toString());
        TinyRuns.train(TinyRuns.recipe(dir, text, "seed=" + seed), folder);
        return folder.resolve("model");
    }

    private static double gained(Recipe recipe, String name) {
        Outcome outcome = TinyRuns.train(recipe, dir.resolve(name));
        return outcome.after().orElseThrow().accuracy().mean() - outcome.before().orElseThrow().accuracy().mean();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void aStudentLearnsWhatItCouldDoWithAnExample(int seed) throws IOException {
        String text = LEARNS.replace("MODEL", reader(seed).toString());
        assertThat(gained(TinyRuns.recipe(dir, text, "seed=" + seed), "shown-" + seed)).isGreaterThan(0.4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void aStudentLearnsFromItsSiblingsSolutions(int seed) throws IOException {
        String text = LEARNS.replace("MODEL", reader(seed).toString())
                .replace("self: demonstration", "self: feedback, verdicts: never");
        assertThat(gained(TinyRuns.recipe(dir, text, "seed=" + seed), "siblings-" + seed)).isGreaterThan(0.15);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("learning")
    void aStudentTakesFromEachTeacherWhatItTeaches(int seed) {
        List<String> teachers = new ArrayList<>();
        for (String task : List.of("chains", "sorting")) {
            Path folder = dir.resolve("knows-" + task + seed);
            String text = READER.replace("MODELS", Repository.root().resolve("models").toString())
                    .replaceFirst("tasks: .*", "tasks: [{family: " + task + ", styles: {steps: 1}}]");
            TinyRuns.train(TinyRuns.recipe(dir, text, "seed=" + seed, "steps=40"), folder);
            teachers.add("{model: " + folder.resolve("model") + ", tasks: [" + task + "]}");
        }
        String text = LEARNS.replace("MODEL", Repository.root().resolve("models/tiny-base").toString())
                .replaceFirst("teacher: .*", "teachers: " + teachers)
                .replaceFirst("tasks: \\[\\{family.*", "tasks: [chains, sorting]");
        assertThat(gained(TinyRuns.recipe(dir, text, "seed=" + seed), "both-" + seed)).isGreaterThan(0.2);
    }
}
