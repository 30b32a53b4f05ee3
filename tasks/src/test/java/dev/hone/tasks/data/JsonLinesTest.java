package dev.hone.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Split;
import dev.hone.tasks.registry.TaskSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {
    @TempDir
    private Path directory;

    private Path file(String text) throws IOException {
        Path file = directory.resolve("f.jsonl");
        Files.writeString(file, text);
        return file;
    }

    @Test
    void examplesAreRead() throws IOException {
        Dataset dataset = Dataset.read(file("\ufeff{\"prompt\": \"2+2?\", \"completion\": \"4\", \"answer\": 4}\r\n\n"
                + "{\"messages\": [{\"role\": \"user\", \"content\": \"hi\"},"
                + " {\"role\": \"assistant\", \"content\": \"hello\"}], \"source\": {\"x\": [1]}}"));
        assertThat(dataset.examples())
                .containsExactly(
                        new Example(1, Optional.of("2+2?"), List.of(), Optional.of("4"), Optional.of("4")),
                        new Example(
                                3,
                                Optional.empty(),
                                List.of(new Turn("user", "hi")),
                                Optional.of("hello"),
                                Optional.empty()));
        assertThat(dataset.examples().get(1).question()).contains("hi");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{|1: not JSON at column",
        "[1]|1: not an object",
        "{\"prompt\": \"a\"} x|1: not JSON",
        "{\"prompt\": \"a\", \"prompt\": \"b\"}|1: not JSON",
        "{\"prompt\": [1]}|1: column 'prompt' holds a list; allowed: text or a number",
        "{\"prompt\": true}|1: column 'prompt' holds true or false",
        "{\"promt\": \"a\"}|neither 'prompt' nor 'messages' is given; columns found: promt",
        "{\"prompt\": \"a\", \"messages\": [{\"role\": \"user\", \"content\": \"b\"}]}|keep one",
        "{\"messages\": 7}|column 'messages' holds a number; allowed: a list of turns",
        "{\"messages\": [{\"role\": \"user\"}]}|turn 1: no text under 'content'",
        "{\"messages\": [7]}|turn 1: no text under 'role'",
        "NaN|1: not JSON",
        "~~|no examples"})
    void damageIsExplained(String line, String message) throws IOException {
        Path file = file(line);
        assertThatThrownBy(() -> Dataset.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("f.jsonl")
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void linesAreBoundedAndMustBeUtf8() throws IOException {
        Path file = file("{\"prompt\": \"a\"}\n{\"prompt\": \"" + "a".repeat(2000) + "\"}");
        assertThatThrownBy(() -> JsonLines.read(file, 1000, Row::columns))
                .hasMessageContaining("f.jsonl:2: the line is longer than 1000 bytes");
        Files.write(file, "{\"prompt\": \"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Dataset.read(file)).hasMessageContaining("f.jsonl:1: not UTF-8");
        assertThatThrownBy(() -> Dataset.read(directory)).hasMessageContaining("no .parquet or .jsonl file");
        assertThatThrownBy(() -> Dataset.read(directory.resolve("g"))).hasMessageContaining("no such file");
    }

    @Test
    void deepNestingIsAnErrorAndNotACrash() throws IOException {
        Path file = file("{\"prompt\": " + "[".repeat(100_000));
        assertThatThrownBy(() -> Dataset.read(file)).isInstanceOf(InputException.class);
    }

    /// Whatever becomes of a good file, reading it gives examples or an explanation.
    @Test
    void mutatedFilesAreReadOrExplained() throws IOException {
        byte[] good = ("{\"prompt\": \"2+2?\", \"answer\": \"4\"}\n{\"messages\":"
                + " [{\"role\": \"user\", \"content\": \"x\"}],"
                + " \"answer\": 1.5e3}\n")
                .getBytes(StandardCharsets.UTF_8);
        Path file = directory.resolve("m.jsonl");
        int read = 0;
        for (int i = 0; i < 400; i++) {
            Draws draws = Key.of(8).at(i).draws();
            byte[] bytes = Arrays.copyOf(good, draws.between(1, good.length));
            for (int j = draws.between(0, 3); j > 0; j--) {
                bytes[draws.between(0, bytes.length - 1)] = (byte) draws.between(0, 255);
            }
            Files.write(file, bytes);
            try {
                read += Dataset.read(file).examples().size();
            } catch (InputException e) {
                assertThat(e.getMessage()).contains("m.jsonl");
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void aFileWithAnswersIsATask() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            lines.append("{\"prompt\": \"").append(i).append("+1?\", \"answer\": ").append(i + 1).append("}\n");
        }
        Path file = file(lines.toString());
        var ingredient = TaskSpec.parse("jsonl?path=" + file + "&verifier=number").resolve();
        var family = (DatasetFamily) ingredient.family();
        assertThat(family.problems(Split.TRAIN).size()
                + family.problems(Split.VALIDATION).size()
                + family.problems(Split.TEST).size())
                .isEqualTo(200);
        var problem = family.problems(Split.TEST).getFirst();
        assertThat(family.verify(problem, "I think it is " + problem.reference() + ".").kind()).isEqualTo("correct");
        assertThatThrownBy(() -> TaskSpec.of("jsonl").resolve()).hasMessageContaining("needs a path");
        assertThatThrownBy(() -> TaskSpec.parse("chains?path=x").resolve()).hasMessageContaining("leave out path");
        Path again = Files.copy(file, directory.resolve("g.jsonl"));
        assertThat(TaskSpec.mixture(List.of(TaskSpec.of("jsonl").path(file), TaskSpec.of("jsonl").path(again)))
                .ingredients()).hasSize(2);
        assertThatThrownBy(() -> TaskSpec.mixture(List.of(TaskSpec.of("jsonl").path(file),
                TaskSpec.of("jsonl").path(file))))
                .isInstanceOf(InputException.class).hasMessageContaining("two different tasks are named jsonl:f.jsonl");
        Path unanswered = file("{\"prompt\": \"a\"}");
        assertThatThrownBy(() -> TaskSpec.of("jsonl").path(unanswered).resolve()).hasMessageContaining("1: no answer");
    }
}
