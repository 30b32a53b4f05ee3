package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.registry.Families;
import dev.hone.tasks.registry.TasksPage;
import dev.hone.tasks.registry.Verifiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("hone tasks and check")
class TasksCommandTest {
    private static final Path PAGE = Path.of("../docs/reference/tasks.md");

    @TempDir
    private Path folder;

    @Test
    void everyTaskIsListedWithAnExampleThatItsVerifierAccepts() {
        List<JsonNode> lines = Invocation.of("tasks", "--json").succeeds().json();
        assertThat(lines.stream().map(l -> l.get("name").stringValue()))
                .containsExactlyElementsOf(Families.all().stream().map(TaskFamily::name).toList());
        for (JsonNode line : lines) {
            JsonNode example = line.get("example");
            String name = line.get("name").stringValue();
            assertThat(line.get("difficulties")).contains(example.get("difficulty"));
            assertThat(line.get("description").stringValue()).isNotBlank();
            assertThat(line.get("group").stringValue()).isEqualTo(Families.named(name).group().title());
            assertThat(line.get("styles").size()).isPositive();
            assertThat(Verifiers.named(name).verifier().verify(
                    example.get("gold").stringValue(), Families.named(name).completion(
                            example.get("reference").stringValue()))
                    .kind()).as(name).isEqualTo("correct");
        }
    }

    @Test
    void peopleGetATableAndDetails() {
        assertThat(Invocation.of("tasks").succeeds().out()).contains("TASK", "countdown", "gsm8k");
        String details = Invocation.of("tasks", "gcd").succeeds().out();
        assertThat(details).startsWith("gcd: ").contains("difficulties 1-6", "steps");
        assertThat(Invocation.of("tasks", "gdc").failsWith(2)).contains("no task 'gdc'", "'gcd'");
    }

    /// After a change: `./hone tasks --markdown > docs/reference/tasks.md`.
    @Test
    void theReferencePageIsWhatTheCommandPrints() throws IOException {
        assertThat(PAGE).content().isEqualTo(TasksPage.markdown());
        assertThat(Invocation.of("tasks", "--markdown").succeeds().out().strip())
                .isEqualTo(Files.readString(PAGE).strip());
    }

    @Test
    void anAuditHasALineACheck() {
        List<JsonNode> lines = Invocation.of("tasks", "audit", "gcd", "--samples", 60, "--json").succeeds().json();
        assertThat(lines).hasSizeGreaterThan(8);
        for (JsonNode line : lines) {
            assertThat(line.get("task").stringValue()).isEqualTo("gcd");
            assertThat(line.get("outcome").stringValue()).isIn("passed", "skipped");
            assertThat(line.get("check").stringValue()).isNotBlank();
        }
        assertThat(Invocation.of("tasks", "audit", "nix").failsWith(2)).contains("no task 'nix'");
        assertThat(Invocation.of("tasks", "audit", "--samples", 0).failsWith(2)).contains("--samples is 0");
    }

    @Test
    void checkGivesAVerdictALine() throws IOException {
        Path file = Files.writeString(folder.resolve("answers.jsonl"), """
                {"gold":"7","pred":"it is 7."}
                {"gold":7,"pred":"8"}
                {"gold":"7","pred":"I do not know"}
                """);
        List<JsonNode> lines = Invocation.of("check", "--verifier", "integer", file).succeeds().json();
        assertThat(lines.stream().map(l -> l.get("verdict").stringValue()))
                .containsExactly("correct", "incorrect", "unparseable");
        assertThat(lines.stream().map(l -> l.get("score").doubleValue())).containsExactly(1.0, 0.0, 0.0);
        assertThat(lines).allMatch(l -> !l.get("reason").stringValue().isBlank());
        assertThat(Invocation.of("check", "--verifier", "integer", file, "--json").out())
                .isEqualTo(Invocation.of("check", "--verifier", "integer", file).out());
    }

    @Test
    void oneTextIsJudgedWithoutAFile() {
        assertThat(Invocation.of("check", "--verifier", "math", "--reference", "1/2", "--completion", "it is \\frac12")
                .succeeds().json()).singleElement()
                .satisfies(line -> assertThat(line.get("verdict").stringValue()).isEqualTo("correct"));
        assertThat(Invocation.of("check", "--verifier", "math:strict", "--reference", "1/2", "--completion", "1/2")
                .succeeds().json()).singleElement()
                .satisfies(line -> assertThat(line.get("verdict").stringValue()).isEqualTo("unparseable"));
        assertThat(Invocation.of("check", "--verifier", "math", "--reference", "1/2").failsWith(2))
                .contains("--reference TEXT --completion TEXT");
    }

    @Test
    void columnsMayBeCalledAsInDataSets() throws IOException {
        Path file = Files.writeString(folder.resolve("answers.jsonl"), """
                {"reference":"7","completion":"it is 7."}
                {"answer":"7","completion":"it is 8."}
                """);
        assertThat(Invocation.of("check", "--verifier", "math", file, "--json").succeeds().json())
                .extracting(line -> line.get("verdict").stringValue()).containsExactly("correct", "incorrect");
    }

    @Test
    void verifiersAreListedWithTheirOptions() {
        assertThat(Invocation.of("verifiers").succeeds().out()).contains("math ", "  :strict ", "countdown");
        List<JsonNode> lines = Invocation.of("verifiers", "--json").succeeds().json();
        assertThat(lines).hasSameSizeAs(Verifiers.all());
        JsonNode math =
                lines.stream().filter(l -> l.get("name").stringValue().equals("math")).findFirst().orElseThrow();
        assertThat(math.get("options")).extracting(option -> option.get("text").stringValue())
                .containsExactly("lenient", "strict", "digits=N");
    }

    @Test
    void anAnswerThatCannotBeJudgedHasNoScore() throws IOException {
        Path file = Files.writeString(folder.resolve("answers.jsonl"), "{\"gold\":\"x\",\"pred\":\"8\"}\n");
        var invocation = Invocation.of("check", "--verifier", "integer", file);
        assertThat(invocation.code()).isEqualTo(1);
        JsonNode line = invocation.json().getFirst();
        assertThat(line.get("verdict").stringValue()).isEqualTo("failed");
        assertThat(line.get("score").isNull()).isTrue();
    }

    @Test
    void mistakesOfCheckAreSaidInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("answers.jsonl"), "{\"gold\":\"7\",\"prd\":\"8\"}\n");
        assertThat(Invocation.of("check", "--verifier", "integer", file).failsWith(2))
                .contains("answers.jsonl:1", "'pred'", "'prd'");
        assertThat(Invocation.of("check", "--verifier", "integr", file).failsWith(2)).contains("'integer'");
        assertThat(Invocation.of("check", file).failsWith(2)).contains("no verifier", "--list");
        assertThat(Invocation.of("check", "--verifier", "integer").failsWith(2)).contains("no file");
        assertThat(Invocation.of("check", "--list").succeeds().out()).contains("integer", "countdown");
    }
}
