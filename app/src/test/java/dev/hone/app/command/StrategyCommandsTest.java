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
    void aPromptThatIsTooLongLeavesTheOthersTheirAnswers() {
        Object[] asked = {"solve", model, "--prompt", "1+1=", "--prompt", "1+1+1+1+1+1+1+1=", "--context", 12,
            "--max-tokens", 4};
        List<JsonNode> lines = Invocation.of(with(asked, "--json")).succeeds().json();
        assertThat(lines.get(0).get("calls").intValue()).isEqualTo(1);
        assertThat(lines.get(0).get("unanswered").isNull()).isTrue();
        assertThat(lines.get(1).get("calls").intValue()).isZero();
        assertThat(lines.get(1).get("unanswered").stringValue()).contains("leaves no room: the context has 12");
        assertThat(Invocation.of(asked).succeeds().out()).contains("(no answer: the prompt has ");
        assertThat(Invocation.of("solve", model, "--prompt", "1+1+1+1+1+1+1+1=", "--context", 12).failsWith(2))
                .contains("leaves no room");
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
    void comparesWithOneOfThemPairedOverProblems() {
        Object[] args =
                {"compare", model, "--strategies", "sampling,self-consistency:1,predicted-allocation(n=2,pilot=1)",
                    "--task", "sorting?difficulty=4", "--problems", 6, "--max-tokens", 8, "--against", "sampling"};
        List<JsonNode> lines = Invocation.of(with(args, "--json")).succeeds().json();
        // One draw and a majority of one are the same completions.
        assertThat(lines.get(1).path("against").path("accuracy")).extracting(JsonNode::doubleValue)
                .containsExactly(0.0, 0.0, 0.0);
        assertThat(lines.get(1).path("against").path("tokens_per_problem").get(0).doubleValue()).isZero();
        assertThat(lines.get(2).path("calls").intValue()).isEqualTo(12);
        assertThat(lines.get(2).path("against").path("tokens_per_problem").get(0).doubleValue()).isPositive();
        assertThat(Invocation.of(args).out()).contains("RIGHT AGAINST sampling", "+0.0 (+0.0 to +0.0)");
        args[args.length - 1] = "samplin";
        assertThat(Invocation.of(args).failsWith(2)).contains("did you mean 'sampling'");
    }

    private static Object[] with(Object[] args, Object more) {
        List<Object> all = new ArrayList<>(List.of(args));
        all.add(more);
        return all.toArray();
    }

    @Test
    void drawsHowFarAgreementIsAChance() throws IOException {
        Path svg = folder.resolve("reliability.svg");
        Object[] args = {"eval", model, "--strategy", "self-consistency:3", "--task", "sorting?difficulty=4",
            "--problems", 8, "--max-tokens", 8, "--reliability", svg, "--calibration", 8};
        JsonNode line = Invocation.of(with(args, "--json")).succeeds().json().getFirst();
        assertThat(line.path("reliability").propertyNames())
                .containsExactly("agreement_as_it_is", "temperature", "isotonic");
        assertThat(line.path("reliability").path("isotonic").path("ece").doubleValue()).isBetween(0.0, 1.0);
        assertThat(Files.readString(svg)).contains("Reliability: self-consistency:3", "confidence", "share right");
        assertThat(Invocation.of(args).succeeds().out()).contains("isotonic: expected calibration error");
        assertThat(Invocation.of("eval", model, "--task", "sorting", "--reliability", svg).failsWith(2))
                .contains("needs a strategy");
        assertThat(Invocation.of("eval", model, "--task", "sorting", "--calibration", 3).failsWith(2))
                .contains("belongs to --reliability");
    }

    @Test
    void calibratesAStrategyForEachDifficulty() {
        Object[] args = {"calibrate", model, "--arms", "self-consistency:2,self-consistency:3", "--pilot", 2,
            "--bins", 2, "--difficulty", "surprise", "--tokens", "1000,1", "--task", "sorting?difficulty=4", "--split",
            "validation", "--problems", 6, "--max-tokens", 8};
        List<JsonNode> lines = Invocation.of(with(args, "--json")).succeeds().json();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).path("bins")).hasSize(2);
        String strategy = lines.get(0).path("strategy").stringValue();
        assertThat(strategy).startsWith("compute-optimal(pilot=2,difficulty=surprise,edges=");
        // On the same problems the strategy does what the table says.
        JsonNode used = Invocation.of("compare", model, "--strategies", strategy, "--task", "sorting?difficulty=4",
                "--split", "validation", "--problems", 6, "--max-tokens", 8, "--json").succeeds().json().getFirst();
        assertThat(used.path("tokens_per_problem")).isEqualTo(lines.get(0).path("tokens_per_problem"));
        assertThat(used.path("accuracy")).isEqualTo(lines.get(0).path("accuracy"));
        assertThat(Invocation.of(args).succeeds().out()).contains("DIFFICULTY", "compute-optimal(");
        assertThat(
                Invocation.of("calibrate", model, "--arms", "gredy", "--tokens", 1, "--task", "sorting").failsWith(2))
                .contains("did you mean 'greedy'");
    }

    @Test
    void tunesAPromptWithItsStrategy() throws IOException {
        Path prompts = folder.resolve("prompts.txt");
        Files.writeString(prompts, "{question}\n---\na{question}\n");
        Object[] args = {"tune-prompt", model, "--prompts", prompts, "--counts", "1,2", "--tokens", 400, "--batch", 2,
            "--task", "sorting?difficulty=4", "--problems", 4, "--max-tokens", 8};
        List<JsonNode> lines = Invocation.of(with(args, "--json")).succeeds().json();
        assertThat(lines).hasSize(5);
        assertThat(lines).extracting(l -> l.path("prompt").asString("")).contains("{question}", "a{question}");
        assertThat(lines.getLast().path("spent_tokens").longValue()).isGreaterThanOrEqualTo(400);
        assertThat(Invocation.of(args).succeeds().out()).contains("chosen: --template", "self-consistency(n=");
        Files.writeString(prompts, "{question}\n---\nno place\n");
        assertThat(Invocation.of(args).failsWith(2)).contains("line 3", "{question}");
        assertThat(Invocation.of("solve", model, "--task", "sorting?difficulty=4", "--problems", 1, "--max-tokens", 4,
                "--template", "a{question}", "--json").succeeds().json()).hasSize(1);
        assertThat(Invocation.of("solve", model, "--task", "sorting", "--template", "x").failsWith(2))
                .contains("{question}");
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
