package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import dev.hone.app.TinyModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("hone solve, compare, strategies, scorers")
class StrategyCommandsTest {
    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void model() {
        model = TinyModelFiles.write(folder, "model", TinyModelFiles.withText());
    }

    @Test
    void listsHaveALineEach() {
        List<JsonNode> strategies = Invocation.of("strategies", "--json").succeeds().json();
        assertThat(strategies).extracting(s -> s.get("name").stringValue()).contains("greedy", "best-of-n");
        assertThat(strategies).allMatch(s -> !s.get("about").stringValue().isEmpty() && s.has("settings"));
        assertThat(Invocation.of("strategies").succeeds().out()).contains("self-consistency", "n=16");
        assertThat(Invocation.of("scorers", "--json").succeeds().json())
                .extracting(s -> s.get("name").stringValue())
                .contains("verifier", "trace-confidence");
        assertThat(Invocation.of("scorers").succeeds().out()).contains("kind=mean");
    }

    @Test
    void solvesProblemsWithVerdictAndAccount() {
        List<JsonNode> lines = Invocation.of(
                "solve", model, "--strategy", "self-consistency:3", "--task", "sorting?difficulty=4", "--problems", 5,
                "--max-tokens", 8, "--json").succeeds().json();
        assertThat(lines).hasSize(5);
        for (JsonNode line : lines) {
            assertThat(line.get("calls").intValue()).isEqualTo(3);
            assertThat(line.get("completion_tokens").intValue()).isBetween(3, 24);
            assertThat(line.get("considered")).hasSize(3);
            assertThat(line.get("verdict").stringValue()).isNotEmpty();
        }
        assertThat(Invocation.of("solve", model, "--prompt", "1+1=", "--max-tokens", 4).succeeds().out())
                .contains("--- 1+1=");
    }

    @Test
    void comparesOnTheSameProblemsAndDrawsTheFigure() throws IOException {
        Path svg = folder.resolve("figure.svg");
        Object[] args = {"compare", model, "--strategies", "greedy,self-consistency:2,self-consistency:4",
            "--task", "sorting?difficulty=4", "--problems", 6, "--max-tokens", 8, "--budgets", "unlimited,2calls",
            "--svg", svg, "--json"};
        List<JsonNode> lines = Invocation.of(args).succeeds().json();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(5).get("strategy").stringValue()).isEqualTo("self-consistency:4");
        assertThat(lines.get(5).get("calls").intValue()).isEqualTo(12);
        assertThat(lines.get(3).get("calls").intValue()).isEqualTo(12);
        assertThat(lines.get(3).get("accuracy")).isEqualTo(lines.get(5).get("accuracy"));
        assertThat(Files.readString(svg)).contains("self-consistency", "tokens a problem");
        assertThat(Invocation.of(args).succeeds().json()).isEqualTo(lines);
    }

    @Test
    void evalMeasuresAStrategy() {
        Object[] settings = {"--task", "sorting?difficulty=4", "--problems", 6, "--max-tokens", 8, "--json"};
        JsonNode measured = Invocation.of(with("eval", "--strategy", settings)).succeeds().json().getFirst();
        JsonNode compared = Invocation.of(with("compare", "--strategies", settings)).succeeds().json().getFirst();
        assertThat(measured).isEqualTo(compared);
    }

    private Object[] with(String command, String option, Object... settings) {
        List<Object> args = new ArrayList<>(List.of(command, model, option, "self-consistency:2"));
        args.addAll(List.of(settings));
        return args.toArray();
    }

    @Test
    void chatNeedsATemplate() {
        assertThat(Invocation.of("chat", model).failsWith(2)).contains("no chat template");
    }

    @Test
    void mistakesAreSaidInOneLine() {
        assertThat(Invocation.of("solve", model).failsWith(2)).contains("either --task or --prompt");
        assertThat(Invocation.of("solve", model, "--prompt", "1", "--strategy", "gredy").failsWith(2))
                .contains("did you mean 'greedy'");
        assertThat(Invocation.of("compare", model, "--strategies", "greedy").failsWith(2)).contains("no task");
        assertThat(Invocation.of("compare", model, "--strategies", "greedy", "--task", "sorting", "--budgets", "many")
                .failsWith(2)).contains("'many' is no budget");
        assertThat(Invocation.of("compare", model, "--strategies", "greedy", "--task", "maze").failsWith(2))
                .contains("several turns");
    }
}
