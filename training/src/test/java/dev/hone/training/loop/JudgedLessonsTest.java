package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.Model;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.InputException;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.training.recipe.DistillRecipe;
import dev.hone.training.recipe.SelfTeacher;
import dev.hone.training.recipe.Teaching;
import dev.hone.training.run.RunStopped;
import dev.hone.training.task.ModelText;
import dev.hone.training.task.RecipeTasks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a self-teacher is shown of a group, with a verifier that likes even lengths.
class JudgedLessonsTest {
    private static final String RECIPE = """
            kind: distill
            model: tiny-base
            teacher:
              self: feedback
              text: {whole: "{solution}{feedback}{prompt}", solution: "<{solution}>", feedback: "({feedback})"}
            tasks: [chains]
            batch: {sequences: 24, block: 4}
            sampling: {group: 4, max-tokens: 24}
            steps: 1
            """;

    private static final Verifier EVEN = (gold, text) -> text.length() % 2 == 0
            ? new Verdict.Correct("even")
            : new Verdict.Incorrect("odd " + text.length());

    private record Seen(Lessons.Batch batch, Tokenizer tokenizer) {
        String decoded(int[] ids) {
            return tokenizer.decode(ids, Tokenizer.Specials.HIDE);
        }
    }

    private static Seen lessons(Verifier verifier, String... overrides) {
        var recipe = (DistillRecipe) TinyRuns.recipe(Repository.root().resolve("models"), RECIPE, overrides);
        Model model = ModelDirectory.read(Repository.root().resolve("models/tiny-base"));
        TaskMixture mixture = RecipeTasks.mixture(recipe.tasks()).judgedBy(verifier);
        SelfTeacher teacher = ((Teaching.Self) recipe.teaching()).teacher();
        var text = new ModelText(model, recipe.prompt());
        try (Workers workers = Workers.of(1)) {
            var options = SamplingOptions.policy(recipe.sampling().maxTokens(), model.endTokens());
            var lessons = new JudgedLessons(
                    recipe, teacher, text, mixture, new Sampler(model, workers, options), workers,
                    new TeacherPrompt(teacher.text(), mixture, text, model));
            return new Seen(lessons.next(1, 0, new Stopwatch(System::nanoTime)), model.tokenizer().orElseThrow());
        }
    }

    @Test
    void aSiblingsSolutionStandsBeforeThePrompt() {
        Seen seen = lessons(EVEN, "teacher.verdicts=never");
        int taught = 0;
        for (Lesson lesson : seen.batch.lessons()) {
            assertThat(lesson.read()).hasSameSizeAs(lesson.student().continuations());
            for (int i = 0; i < lesson.read().size(); i++) {
                TokenTree read = lesson.read().get(i);
                assertThat(read.continuations()).containsExactly(lesson.student().continuations().get(i));
                String root = seen.decoded(read.root());
                assertThat(root).startsWith("<").endsWith(">" + lesson.problem().prompt());
                String solution = root.substring(1, root.indexOf(">" + lesson.problem().prompt()));
                assertThat(solution.length() % 2).as(solution).isZero();
                taught++;
            }
        }
        assertThat(taught).as("the precondition").isPositive();
        assertThat(seen.batch.metrics().find("taught")).hasValue(taught / 24.0);
        assertThat(seen.batch.problems()).isEqualTo(6);
    }

    @Test
    void theOnlyRightCompletionIsNotShownToItself() {
        List<String> texts = new ArrayList<>();
        Verifier firstOfAll = (gold, text) -> {
            texts.add(text);
            return texts.size() == 1 ? new Verdict.Correct("first") : new Verdict.Incorrect("later");
        };
        Seen seen = lessons(firstOfAll, "teacher.verdicts=never", "batch={sequences: 4, block: 4}");
        Lesson lesson = seen.batch.lessons().getFirst();
        assertThat(lesson.read()).as("three of four").hasSize(3);
        for (TokenTree read : lesson.read()) {
            assertThat(seen.decoded(read.root())).isEqualTo("<" + texts.getFirst() + ">" + lesson.problem().prompt());
        }
        assertThat(seen.batch.metrics().find("solved")).hasValue(1);
        assertThat(seen.batch.metrics().find("accuracy")).hasValue(0.25);
    }

    @Test
    void verdictsAreShownAsTheRecipeSays() {
        Verifier none = (gold, text) -> new Verdict.Incorrect("no");
        Seen unsolved = lessons(none);
        assertThat(unsolved.batch.metrics().find("taught")).hasValue(1);
        Lesson lesson = unsolved.batch.lessons().getFirst();
        assertThat(unsolved.decoded(lesson.read().getFirst().root())).isEqualTo("(no)" + lesson.problem().prompt());
        assertThat(lessons(none, "teacher.verdicts=never").batch.lessons()).isEmpty();
        Seen always = lessons(EVEN, "teacher.verdicts=always");
        long both = always.batch.lessons().stream()
                .flatMap(l -> l.read().stream())
                .map(r -> always.decoded(r.root()))
                .filter(root -> root.contains(">(odd "))
                .count();
        assertThat(both).as("a solution and a reason").isPositive();
    }

    @Test
    void whatCouldNotBeJudgedIsNotExplained() {
        Verifier broken = (gold, text) -> new Verdict.Failed(new IllegalStateException("broken"));
        assertThatThrownBy(() -> lessons(broken))
                .isInstanceOf(RunStopped.class).hasMessageContaining("none of 24 completions could be judged");
        Verifier half =
                (gold, text) -> text.length() % 2 == 0 ? broken.verify(gold, text) : new Verdict.Incorrect("odd");
        Seen seen = lessons(half);
        double unjudged = seen.batch.metrics().find("verdict/unjudged").orElseThrow();
        assertThat(unjudged).isBetween(0.01, 0.99);
        double taught = seen.batch.metrics().find("taught").orElseThrow();
        assertThat(taught + unjudged).isCloseTo(1, within(1e-12));
    }

    @Test
    void whatTheTokenizerCannotWriteIsSaid() {
        Verifier shouting = (gold, text) -> new Verdict.Incorrect("WRONG");
        assertThatThrownBy(() -> lessons(shouting))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the teacher's prompt cannot be written")
                .hasMessageContaining("verdicts: never");
        String longText = "x".repeat(150);
        assertThatThrownBy(() -> lessons((gold, text) -> new Verdict.Incorrect(longText)))
                .hasMessageContaining("the model 160 positions; shorten teacher.text");
    }

    @Test
    void tasksOfSeveralTurnsAreRefused() {
        assertThatThrownBy(() -> lessons(EVEN, "tasks=[maze]")).hasMessageContaining("played over several turns");
    }
}
