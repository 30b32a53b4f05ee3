package dev.hone.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Split;
import dev.hone.tasks.StepwiseSolution;
import dev.hone.tasks.registry.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepwiseFamilyTest {
    @TempDir
    Path dir;

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("steps.jsonl"), text);
    }

    @Test
    void stepsAndLabelsReturn() throws IOException {
        Path file = file("""
                {"prompt": "a", "completions": ["x", "y", "z"], "labels": [true, 0.25, false]}
                {"prompt": [{"role": "user", "content": "b"}], "completions": ["only"], "labels": [1]}
                """);
        var family = (StepwiseFamily) TaskSpec.of("stepwise").path(file).resolve().family();
        List<Problem> all = Arrays.stream(Split.values()).flatMap(s -> family.problems(s).stream()).toList();
        assertThat(all).extracting(p -> StepwiseSolution.of(p).orElseThrow()).containsExactlyInAnyOrder(
                new StepwiseSolution(List.of("x", "y", "z"), List.of(1.0, 0.25, 0.0)),
                new StepwiseSolution(List.of("only"), List.of(1.0)));
        assertThat(all).extracting(Problem::reference).contains("x\ny\nz");
        assertThat(StepwiseSolution.of(new Problem("p", "f", "q", "a", 1, java.util.Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"prompt": "a", "completions": ["x"]}                    | no column 'labels'
            {"prompt": "a", "completions": "x", "labels": [1]}       | column 'completions' holds text; allowed: a list
            {"prompt": "a", "completions": ["x", 2], "labels": [1]}  | column 'completions', entry 1 is a number
            {"prompt": "a", "completions": ["x"], "labels": ["+"]}   | column 'labels', entry 0 is text
            {"prompt": "a", "completions": ["x"], "labels": [1, 0]}  | as many labels as steps, at least one: 2 and 1
            {"prompt": "a", "completions": [], "labels": []}         | at least one: 0 and 0
            {"prompt": "a", "completions": ["x"], "labels": [2]}     | a label is a chance in [0, 1]: [2.0]
            """)
    void mistakesAreNamed(String line, String message) throws IOException {
        Path file = file("{\"prompt\": \"a\", \"completions\": [\"x\"], \"labels\": [1]}\n" + line + "\n");
        assertThatThrownBy(() -> StepwiseFamily.read(RowSource.of(file)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("steps.jsonl:2: ")
                .hasMessageContaining(message);
    }
}
