package dev.hone.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.training.distill.ContextText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistillRecipeTest {
    private static final String REST = """
            kind: distill
            model: base
            tasks: [chains, sorting]
            steps: 3
            """;

    private static DistillRecipe recipe(String lines) {
        return (DistillRecipe) Recipe.parse("test.yaml", REST + lines, Path.of("/recipes"), List.of());
    }

    @Test
    void aWordIsATeacherOfEverything() {
        DistillRecipe read = recipe("teacher: t\n");
        assertThat(read.teaching()).isEqualTo(new Teaching.Models(
                List.of(new TeacherShare(new ModelSource.OnDisk(Path.of("/recipes/t"))))));
        assertThat(read.onPolicy()).isEqualTo(0.5);
        assertThat(read.yaml()).contains("teacher: \"/recipes/t\"");
        assertThat(recipe("teacher: {model: t}\n")).isEqualTo(read);
        assertThat(recipe("teachers: [t]\n")).isEqualTo(read);
    }

    @Test
    void aSelfTeacherHasDefaults() {
        DistillRecipe shown = recipe("teacher: {self: demonstration}\n");
        assertThat(shown.teaching()).isEqualTo(new Teaching.Self(new SelfTeacher(
                SelfTeacher.Shown.DEMONSTRATION, SelfTeacher.Weights.AVERAGE, 0.05, 1, SelfTeacher.Verdicts.NEVER,
                ContextText.DEMONSTRATION)));
        assertThat(shown.onPolicy()).as("all of it the student's own").isEqualTo(1);
        DistillRecipe judged = recipe("teacher: {self: feedback}\n");
        assertThat(judged.teaching()).isEqualTo(new Teaching.Self(new SelfTeacher(
                SelfTeacher.Shown.FEEDBACK, SelfTeacher.Weights.AVERAGE, 0.05, 1, SelfTeacher.Verdicts.WHEN_UNSOLVED,
                ContextText.FEEDBACK)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "teacher: t",
        "teacher: {model: t, weight: 2}",
        "teachers: [{model: a, tasks: [chains]}, {model: b, weight: 0.5, tasks: [sorting, chains]}]",
        "teacher: {self: demonstration, weights: current, text: {whole: '{solution}{prompt}', solution: '{solution}'}}",
        "teacher: {self: demonstration, weights: first}",
        "teacher: {self: feedback, rate: 0.2, success: 0.5, verdicts: always}",
        "teacher: {self: feedback, verdicts: never, text: {whole: \"{solution}{prompt}\"}}"
    })
    void everyKeyIsReadAndWrittenAgain(String line) {
        DistillRecipe read = recipe(line + "\n");
        Recipe again = Recipe.parse("again.yaml", read.yaml(), Path.of("/elsewhere"), List.of());
        assertThat(again).isEqualTo(read);
        assertThat(again.yaml()).isEqualTo(read.yaml());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "seed: 1;teacher: missing",
        "teachers: [];no teacher teaches the task chains",
        "teachers: [{model: a, tasks: [chains]}];no teacher teaches the task sorting",
        "teachers: [{model: a, tasks: [chain]}];teachers[0].tasks: found 'chain'; did you mean 'chains'?",
        "teachers: [{model: a, weight: 0}];teachers[0].weight",
        "teacher: {self: demonstraton};teacher.self: found 'demonstraton'; did you mean 'demonstration'?",
        "teacher: {self: demonstration, rate: 0};rate is 0.0",
        "teacher: {self: demonstration, weights: current, rate: 0.1};unknown key 'teacher.rate'",
        "teacher: {self: demonstration, verdicts: always};unknown key 'teacher.verdicts'",
        "teacher: {self: feedback, success: 0};success is 0.0",
        "teacher: {self: feedback, text: {whole: '{prompt}{solution}'}};no place for {feedback}",
        "teacher: {self: feedback, text: {whole: '{prompt}'}};{solution} is missing",
        "teacher: {self: feedback, sampling: 1};unknown key 'teacher.sampling'"
    })
    void mistakesAreNamed(String line, String message) {
        assertThatThrownBy(() -> recipe(line + "\n"))
                .isInstanceOf(InputException.class).hasMessageContaining(message);
    }

    @Test
    void feedbackNeedsGroupsOfOnesOwn() {
        assertThatThrownBy(() -> recipe("teacher: {self: feedback}\non-policy: 0.5\n"))
                .hasMessageContaining("feedback is on completions of one's own alone");
        assertThatThrownBy(() -> recipe("teacher: {self: feedback}\nbatch: {sequences: 30, block: 2}\n"))
                .hasMessageContaining("batch.sequences (30) must be a multiple of sampling.group (8)");
        assertThatThrownBy(() -> recipe("teacher: t\nteachers: [t]\n"))
                .hasMessageContaining("there is a 'teacher' besides");
    }

    @Test
    void everyKeyIsDocumented() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("recipes"))) {
            root = root.getParent();
        }
        String page = Files.readString(root.resolve("docs/reference/recipes.md"))
                + Files.readString(root.resolve("docs/reference/algorithms.md"));
        for (String recipe : List.of("self-distill-feedback", "several-teachers", "on-policy-distillation")) {
            String yaml = Recipe.read(root.resolve("recipes").resolve(recipe + ".yaml"), List.of()).yaml();
            assertThat(yaml.lines().map(l -> l.strip().replaceFirst("^- ", "").replaceFirst(":.*", "")))
                    .isNotEmpty()
                    .allSatisfy(key -> assertThat(page).containsPattern("[`.]" + key + "[`.]"));
        }
    }
}
