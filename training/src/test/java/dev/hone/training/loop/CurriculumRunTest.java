package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.task.RecipeTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs in which what is asked changes on the way.
class CurriculumRunTest {
    private static final String BUDGET = "sampling.budget={from: 12, to: 4, drops: 2, decay: linear}";

    @TempDir
    static Path dir;

    @BeforeAll
    static void base() {
        TinyRuns.base(dir);
    }

    private static Recipe rl(String... overrides) {
        return TinyRuns.recipe(dir, TinyRuns.RL, overrides);
    }

    private static void resumesAndThreadsChangeNoBit(String name, String... overrides) {
        List<String> single = new ArrayList<>(List.of(overrides));
        single.add("threads=1");
        SupplementRunTest.train(rl(overrides), dir.resolve(name), 99);
        SupplementRunTest.train(rl(single.toArray(new String[0])), dir.resolve(name + "-1"), 99);
        SupplementRunTest.train(rl(overrides), dir.resolve(name + "-cut"), 3);
        TinyRuns.resume(dir.resolve(name + "-cut"));
        TinyRuns.assertSame(dir.resolve(name), dir.resolve(name + "-cut"));
        assertThat(dir.resolve(name + "-1/rollouts.bin")).hasSameBinaryContentAs(dir.resolve(name + "/rollouts.bin"));
    }

    @Test
    void completionsStayWithinTheBudgetOfTheirStep() {
        resumesAndThreadsChangeNoBit("budget", BUDGET);
        RunDirectory run = RunDirectory.open(dir.resolve("budget"));
        int[] longest = new int[7];
        run.rollouts().forEach(line -> {
            int step = RolloutId.parse(line.id()).step();
            longest[step] = Math.max(longest[step], line.tokens());
        });
        assertThat(longest).containsExactly(0, 12, 12, 8, 8, 4, 4);
        assertThat(Replay.of(run, "6.1.1", RunListener.SILENT).identical()).isTrue();
        assertThat(((RlRecipe) run.recipe()).sampling().budget().at(6, 6)).isEqualTo(4);
    }

    @Test
    void aBudgetIsASmallerGreatestLength() {
        for (String advantage : List.of("leave-one-out", "remax")) {
            String of = "algorithm.advantage=" + advantage;
            SupplementRunTest.train(rl(of, "evaluation.problems=0", "sampling.max-tokens=9"),
                    dir.resolve("most-" + advantage), 99);
            SupplementRunTest.train(rl(of, "evaluation.problems=0", "sampling.budget={from: 9, to: 9}"),
                    dir.resolve("budget-" + advantage), 99);
            for (String file : List.of("rollouts.jsonl", "rollouts.bin", "model/model.safetensors")) {
                assertThat(dir.resolve("budget-" + advantage).resolve(file))
                        .hasSameBinaryContentAs(dir.resolve("most-" + advantage).resolve(file));
            }
        }
    }

    @Test
    void aConstantBudgetIsTheRunWithout() {
        SupplementRunTest.train(rl(), dir.resolve("without"), 99);
        SupplementRunTest.train(rl("sampling.budget={from: 16, to: 16}"), dir.resolve("constant"), 99);
        for (String file : List.of("metrics.jsonl", "rollouts.bin", "model/model.safetensors")) {
            assertThat(dir.resolve("constant").resolve(file))
                    .hasSameBinaryContentAs(dir.resolve("without").resolve(file));
        }
        assertThatThrownBy(() -> rl("sampling.budget={to: 17}")).isInstanceOf(InputException.class)
                .hasMessageContaining("more than max-tokens (16)");
    }

    @Test
    void difficultyFollowsTheAccuracy() {
        // 16 tokens suffice for guesses alone, so the tiny base stays near its easiest problems.
        resumesAndThreadsChangeNoBit("adaptive", "tasks=[{family: chains, difficulties: [2, 3, 8]}]",
                "sampling.curricula=[{name: adaptive-difficulty, target: 0.01, rate: 0.2, sharpness: 99}]");
        List<Metrics> all = SupplementRunTest.train(rl("tasks=[{family: chains, difficulties: [2, 3, 8]}]",
                "sampling.curricula=[{name: adaptive-difficulty, target: 0.01, rate: 0.2, sharpness: 99}]", "steps=3"),
                dir.resolve("adaptive-3"), 99);
        assertThat(all.getFirst().find("curriculum/adaptive-difficulty/kept")).hasValue(1);
        RunDirectory.open(dir.resolve("adaptive")).rollouts().forEach(line -> {
            if (line.id().startsWith("1.")) {
                assertThat(line.prompt().chars().filter(c -> c == '+' || c == '-').count()).isEqualTo(2);
            }
        });
    }

    @Test
    void retiredProblemsNeverComeBack() throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append("{\"prompt\": \"c").append(i % 10).append('+').append(1 + i / 10)
                    .append("=\", \"answer\": \"1\"}\n");
        }
        Files.writeString(dir.resolve("many.jsonl"), lines);
        String[] retire = {"tasks=[{family: jsonl, file: " + dir.resolve("many.jsonl") + ", verifier: last-integer}]",
            "sampling.curricula=[{name: retire-solved, above: 0.2}]", "evaluation.problems=0"};
        resumesAndThreadsChangeNoBit("retire", retire);
        List<Metrics> all = SupplementRunTest.train(rl(retire), dir.resolve("retired"), 99);
        assertThat(all.getLast().find("curriculum/retire-solved/kept").orElseThrow()).isPositive();
        Map<String, Integer> solved = new HashMap<>();
        Map<String, Integer> last = new HashMap<>();
        RunDirectory.open(dir.resolve("retired")).rollouts().forEach(line -> {
            int step = RolloutId.parse(line.id()).step();
            last.merge(line.problem(), step, Math::max);
            if (line.score().orElse(0) == 1) { // one of four is 0.25
                solved.merge(line.problem(), step, Math::min);
            }
        });
        assertThat(solved).isNotEmpty().allSatisfy((problem, step) -> assertThat(last).containsEntry(problem, step));
    }

    @Test
    void aRunOutOfProblemsSaysSo() throws IOException {
        var lines = new StringBuilder();
        var retired = new StringBuilder();
        for (int i = 1; i <= 9; i++) {
            lines.append("{\"prompt\": \"c").append(i).append("+1=\", \"answer\": \"1\"}\n");
        }
        Files.writeString(dir.resolve("few.jsonl"), lines);
        var recipe =
                (RlRecipe) rl("tasks=[{family: jsonl, file: " + dir.resolve("few.jsonl") + ", verifier: last-integer}]",
                        "sampling.curricula=[retire-solved]");
        TaskMixture mixture = RecipeTasks.mixture(recipe.tasks());
        var curricula = new Curricula(recipe, mixture);
        for (int i = 1; i <= 9; i++) {
            retired.append("1.0 ").append(mixture.ingredients().getFirst().family().name()).append(" line-").append(i)
                    .append('\n');
        }
        assertThat(curricula.problem(5).id()).startsWith("line-");
        curricula.recall(Map.of("curriculum-1-retire-solved", retired.toString()));
        assertThatThrownBy(() -> curricula.problem(5)).isInstanceOf(InputException.class)
                .hasMessageContaining("no problem is left");
        assertThat(curricula.memory()).containsEntry("curriculum-1-retire-solved", retired.toString());
    }
}
