package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import dev.hone.app.TinyModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("hone train, replay, runs")
class TrainCommandTest {
    private static final String RL = """
            model: base
            tasks: [chains, sorting]
            sampling: {prompts: 4, group: 4, max-tokens: 8}
            algorithm: {base: lite-ppo, advantage: leave-one-out, entropy: 0.001}
            optimizer: {learning-rate: 1e-3}
            steps: 4
            evaluation: {every: 2, problems: 4, samples: 2}
            checkpoints: {every: 2, keep: 1}
            threads: 1
            """;

    @TempDir
    private Path folder;

    private Path recipe;
    private Path run;

    @BeforeEach
    void recipe() throws IOException {
        TinyModelFiles.write(folder, "base", TinyModelFiles.withText());
        recipe = Files.writeString(folder.resolve("rl.yaml"), RL);
        run = folder.resolve("runs/rl");
    }

    @Test
    void aRunIsToldAsEventsListedReplayedAndExported() {
        List<JsonNode> events = Invocation.of("train", recipe, "--run", run, "--json").succeeds().json();
        assertThat(events.stream().map(e -> e.get("event").stringValue())).containsExactly(
                "started", "evaluation", "step", "step", "evaluation", "saved", "step", "step", "evaluation", "saved",
                "finished");
        JsonNode last = events.getLast();
        assertThat(last.get("run").stringValue()).isEqualTo(run.toString());
        assertThat(last.get("before").doubleValue()).isBetween(0.0, 1.0);
        assertThat(events.get(2).get("exactness/mismatches").doubleValue()).isZero();
        assertThat(events.get(2).get("seconds/sample").doubleValue()).isPositive();

        JsonNode listed = Invocation.of("runs", run.getParent(), "--json").succeeds().json().getFirst();
        assertThat(listed.get("state").stringValue()).isEqualTo("finished");
        assertThat(listed.get("step").intValue()).isEqualTo(4);
        assertThat(listed.get("flags").intValue()).isZero();
        assertThat(Invocation.of("runs", run.getParent()).succeeds().out()).contains("4/4", "finished");

        JsonNode replayed = Invocation.of("replay", run, "3.1.2", "--json").succeeds().json().getFirst();
        assertThat(replayed.get("identical").booleanValue()).isTrue();
        assertThat(replayed.get("ids")).isEqualTo(replayed.get("stored_ids")).isNotEmpty();
        assertThat(replayed.get("logprobs")).isEqualTo(replayed.get("stored_logprobs"));
        assertThat(Invocation.of("replay", run, "1.0.0").succeeds().out()).contains("are the same");
        assertThat(Invocation.of("replay", run, "9.0.0").failsWith(2)).contains("no rollout '9.0.0'");
        assertThat(Invocation.of("replay", run, "x").failsWith(2)).contains("STEP.GROUP.SAMPLE");

        Path copy = folder.resolve("copy");
        Invocation.of("export", run, copy, "--step", 4).succeeds();
        assertThat(copy.resolve("README.md")).content().startsWith("---\nlibrary_name: transformers")
                .contains("# " + copy.getFileName(), "after 4 of 4 steps", "| before | 0 |", "| after | 4 |",
                        "model: \"base\"")
                .doesNotContain(folder.toString());
        assertThat(copy.resolve("model.safetensors")).hasSameBinaryContentAs(run.resolve("model/model.safetensors"));
        assertThat(Invocation.of("export", run, folder.resolve("none"), "--step", 3).failsWith(2))
                .contains("no checkpoint of step 3", "there are: 4");
    }

    @Test
    void aRunAndItsRolloutsAreShown() {
        Invocation.of("train", recipe, "--run", run).succeeds();
        String shown = Invocation.of("runs", "show", run).succeeds().out();
        assertThat(shown).contains("rl, finished, step 4 of 4", "eval/pass@1", "\u2581", "cost: ", "sample", "flags",
                "  learning-rate: 0.001");
        JsonNode object = Invocation.of("runs", "show", run, "--json").succeeds().json().getFirst();
        assertThat(Invocation.ints(object.get("metrics").get("reward").get("steps"))).containsExactly(1, 2, 3, 4);
        assertThat(object.get("seconds_by_phase").get("sample").doubleValue()).isPositive();

        List<JsonNode> worst = Invocation.of("rollouts", run, "--worst", "--limit", 100, "--json").succeeds().json();
        assertThat(worst).hasSize(4 * 4 * 4);
        double[] rewards = worst.stream().mapToDouble(r -> r.get("reward").doubleValue()).toArray();
        assertThat(rewards).isSorted();
        assertThat(worst.getFirst().get("version").intValue()).isBetween(0, 3);
        List<JsonNode> third = Invocation.of("rollouts", run, "--step", 3, "--json").succeeds().json();
        assertThat(third).hasSize(10).allMatch(r -> r.get("rollout").stringValue().startsWith("3."));
        assertThat(Invocation.of("rollouts", run, "--best", "--limit", 1).succeeds().out())
                .contains("prompt:", "text:", "verdict:", "again:   hone replay " + run);
        JsonNode traced = Invocation.of("rollouts", run, "--step", 3, "--limit", 1, "--json", "--tokens").succeeds()
                .json().getFirst();
        int tokens = traced.get("tokens").intValue();
        for (String numbers : List.of("ids", "logprobs", "entropies", "advantages")) {
            assertThat(traced.get(numbers)).as(numbers).hasSize(tokens);
        }
        assertThat(traced.get("prompt_ids")).isNotEmpty();
        assertThat(traced.get("optimizer_steps")).hasSize(traced.get("updates").intValue()).allSatisfy(
                use -> assertThat(use.get("ratios")).hasSize(tokens).hasSameSizeAs(use.get("clipped")));
        assertThat(Invocation.of("rollouts", run, "--tokens").failsWith(2)).contains("--tokens needs --json");
        assertThat(Invocation.of("rollouts", run, "--step", 9).succeeds().out()).contains("no such rollout");
        assertThat(Invocation.of("rollouts", run, "--limit", 0).failsWith(2)).contains("--limit 0");
        assertThat(Invocation.of("rollouts", run, "--best", "--worst").failsWith(2)).contains("--worst");
        assertThat(Invocation.of("rollouts", folder).failsWith(2)).contains("not a run");
        assertThat(Invocation.of("runs", "show", folder).failsWith(2)).contains("not a run");
    }

    @Test
    void aRunIsExportedForOtherTools() throws IOException {
        Invocation.of("train", recipe, "--run", run).succeeds();
        Path board = folder.resolve("board");
        Path tables = folder.resolve("tables");
        Path live = folder.resolve("live");
        Invocation.of("train", recipe, "--run", folder.resolve("runs/live"), "--tensorboard", live).succeeds();
        try (Stream<Path> files = Files.list(live.resolve("live"))) {
            assertThat(files).singleElement().satisfies(file -> assertThat(Files.readString(
                    file, java.nio.charset.StandardCharsets.ISO_8859_1)).contains("brain.Event:2", "reward",
                            "eval/pass@1",
                            "seconds/step"));
        }
        JsonNode made = Invocation.of("runs", "export", run, "--tensorboard", board, "--parquet", tables, "--json")
                .succeeds().json().getFirst();
        assertThat(made.get("tensorboard").stringValue()).isEqualTo(board.resolve("rl").toString());
        assertThat(made.get("scalars").intValue()).isGreaterThan(50);
        assertThat(made.get("parquet")).hasSize(2);
        try (Stream<Path> files = Files.list(board.resolve("rl"))) {
            assertThat(files).singleElement().asString().contains("events.out.tfevents.");
        }
        assertThat(tables.resolve("rollouts.parquet")).isNotEmptyFile();
        assertThat(Invocation.of("runs", "export", run, "--parquet", tables).succeeds().out())
                .contains("metrics.parquet", "rollouts.parquet");
        assertThat(Invocation.of("runs", "export", run).failsWith(2)).contains("--tensorboard DIR", "--parquet DIR");
        assertThat(Invocation.of("runs", "export", folder, "--parquet", tables).failsWith(2)).contains("not a run");
    }

    @Test
    void aReplayThatDiffersIsFound() throws IOException {
        Invocation.of("train", recipe, "--run", run).succeeds();
        Path other = folder.resolve("base");
        Files.delete(other.resolve("model.safetensors"));
        TinyModelFiles.write(folder, "base", TinyModelFiles.otherWithText());
        var invocation = Invocation.of("replay", run, "1.0.0", "--json");
        assertThat(invocation.code()).isEqualTo(1);
        assertThat(invocation.json().getFirst().get("identical").booleanValue()).isFalse();
    }

    @Test
    void peopleGetPlainLinesInAPipe() {
        String out = Invocation.of("train", recipe, "--run", run, "--set", "steps=2").succeeds().out();
        assertThat(out).contains("run " + run + ": 2 steps", "step 2/2, reward ", "held out after step 2")
                .contains("finished after 2 steps").doesNotContain("\u001b");
        String more = Invocation.of("train", "--resume", run).succeeds().out();
        assertThat(more).contains("going on after step 2");
    }

    @Test
    void aTerminalGetsAStatusLineThatIsDrawnAgain() {
        var live = Invocation.onTerminal("train", recipe, "--run", run);
        assertThat(live.code()).isZero();
        assertThat(live.out()).isEmpty();
        assertThat(live.err()).contains("\r\u001b[K[#####---------------] step 1/4, reward ", "held out after step 4");
        assertThat(live.err()).doesNotContain("\nstep 1/4");
    }

    @Test
    void aDryRunWritesNothing() {
        String out = Invocation.of("train", recipe, "--set", "seed=9", "--dry-run").succeeds().out();
        assertThat(out).startsWith("# ").contains("parameters", "seed: 9", "learning-rate: 0.001");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void aRunThatStopsItselfHasACodeOfItsOwn() throws IOException {
        Files.writeString(recipe, RL.replace("1e-3", "1e30"));
        var invocation = Invocation.of("train", recipe, "--run", run, "--json");
        assertThat(invocation.code()).isEqualTo(3);
        assertThat(invocation.err()).startsWith("hone: step ").contains("checkpoint");
        assertThat(invocation.err().lines()).hasSize(1);
    }

    @Test
    void mistakesAreSaidInOneLine() throws IOException {
        assertThat(Invocation.of("train").failsWith(2)).contains("no recipe", "--resume");
        assertThat(Invocation.of("train", recipe, "--resume", run).failsWith(2)).contains("leave out RECIPE");
        assertThat(Invocation.of("train", "--resume", run).failsWith(2)).contains("not a run");
        assertThat(Invocation.of("train", folder.resolve("no.yaml")).failsWith(2)).contains("no.yaml");
        assertThat(Invocation.of("train", recipe, "--set", "optimizer.learning-rat=1").failsWith(2))
                .contains("optimizer.learning-rat", "'learning-rate'");
        Files.writeString(recipe, RL + "sede: 3\n");
        assertThat(Invocation.of("train", recipe, "--dry-run").failsWith(2)).contains("rl.yaml", "sede", "'seed'");
        assertThat(Invocation.of("runs", folder.resolve("nowhere")).failsWith(2)).contains("no such folder");
    }

    @Test
    void aRecipeThatIsNotThereIsNamedWithItsNeighbour() {
        assertThat(Invocation.of("train", folder.resolve("rll.yaml")).failsWith(2))
                .contains("rll.yaml: there is no such recipe; did you mean 'rl.yaml'?");
        assertThat(Invocation.of("train", folder.resolve("none/rl.yaml")).failsWith(2))
                .contains("none/rl.yaml: there is no such recipe").doesNotContain("Exception", "did you mean");
        assertThat(Invocation.of("train", folder.resolve("zzzzzzzzzzz")).failsWith(2)).doesNotContain("did you mean");
    }
}
