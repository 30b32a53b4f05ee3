package dev.hone.app.command;

import static dev.hone.app.Invocation.floats;
import static dev.hone.app.Invocation.ints;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import dev.hone.app.TinyModelFiles;
import dev.hone.engine.Completion;
import dev.hone.engine.Model;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("hone sample")
class SampleCommandTest {
    @TempDir
    private Path folder;

    private Path plain;
    private Path speaking;

    @BeforeEach
    void models() {
        plain = TinyModelFiles.write(folder, "plain", TinyModelFiles.withoutText());
        speaking = TinyModelFiles.write(folder, "speaking", TinyModelFiles.withText());
    }

    @Test
    void printsTheEnginesCompletionsToTheBit() {
        List<JsonNode> lines = Invocation.of(
                "sample", plain, "--ids", "5,6,7", "--n", 3, "--max-tokens", 12, "--seed", 11, "--temperature", 0.7,
                "--json").succeeds().json();
        assertThat(lines).hasSize(3);
        Model model = TinyModelFiles.withoutText();
        Key key = Key.of(11).at("sample").at(0);
        var options = SamplingOptions.policy(12, List.of(2)).withTemperature(0.7);
        try (Workers workers = Workers.of(1)) {
            List<Completion> expected = new Sampler(model, workers, options)
                    .sample(List.of(new SampleRequest(new int[] {5, 6, 7}, List.of(key.at(0), key.at(1), key.at(2)))))
                    .getFirst();
            for (int s = 0; s < 3; s++) {
                JsonNode line = lines.get(s);
                assertThat(line.get("index").intValue()).isZero();
                assertThat(line.get("sample").intValue()).isEqualTo(s);
                assertThat(ints(line.get("prompt_ids"))).containsExactly(5, 6, 7);
                assertThat(ints(line.get("ids"))).containsExactly(expected.get(s).ids());
                assertThat(floats(line.get("logprobs"))).containsExactly(expected.get(s).logProbs());
                assertThat(floats(line.get("entropies"))).containsExactly(expected.get(s).entropies());
                assertThat(line.get("text").isNull()).isTrue();
                assertThat(line.has("behaviour_logprobs")).isFalse();
            }
        }
    }

    @Test
    void aCompletionDoesNotDependOnItsNeighboursOrThreads() {
        var alone = Invocation.of("sample", plain, "--ids", "9,8", "--n", 1, "--json").succeeds();
        var among = Invocation.of("sample", plain, "--ids", "9,8", "--n", 300, "--json", "--threads", 2).succeeds();
        assertThat(among.out().lines().count()).isEqualTo(300);
        assertThat(among.out().lines().findFirst()).isEqualTo(alone.out().lines().findFirst());
    }

    @Test
    void episodesAreShownInTurns() {
        List<JsonNode> lines = Invocation.of("sample", speaking, "--task", "hidden-number", "--problems", 2, "--n", 20,
                "--max-tokens", 60, "--json").succeeds().json();
        assertThat(lines).hasSize(40).allSatisfy(line -> {
            int[] ids = ints(line.get("ids"));
            int[] own = ints(line.get("own"));
            assertThat(own).hasSameSizeAs(ids);
            assertThat(line.get("prompt").stringValue()).startsWith("n");
            boolean wanted = true;
            for (JsonNode part : line.get("parts")) {
                assertThat(part.get("own").booleanValue()).as("turns alternate").isEqualTo(wanted);
                wanted = !wanted;
                if (!part.get("own").booleanValue()) {
                    assertThat(part.get("text").stringValue()).isIn(">", "<", "?");
                }
            }
            long worlds = line.get("parts").valueStream().filter(p -> !p.get("own").booleanValue()).count();
            assertThat(java.util.Arrays.stream(own).filter(o -> o == 0).count()).isEqualTo(worlds);
            assertThat(line.get("verdict").stringValue()).isIn("correct", "incorrect", "unparseable");
        });
        assertThat(lines).as("precondition: some turn was answered").anyMatch(line -> line.get("parts").size() > 1);
        String shown = Invocation.of("sample", speaking, "--task", "hidden-number", "--problems", 2, "--n", 20,
                "--max-tokens", 60).succeeds().out();
        assertThat(shown).contains("--- problem 2 (hidden-number), completion 20: ", "\nprompt: n", "\nmodel: ",
                "\nworld: ?");
        assertThat(Invocation.of("sample", speaking, "--task", "chains", "--max-tokens", 5).succeeds().out())
                .contains("(chains), completion 1: ").doesNotContain("world: ");
        assertThat(Invocation.of("sample", speaking, "--task", "chains", "--prompt", "1").failsWith(2))
                .contains("--task brings its own prompts");
        assertThat(Invocation.of("sample", plain, "--task", "chains").failsWith(2)).contains("no tokenizer");
        assertThat(Invocation.of("sample", speaking, "--task", "chians").failsWith(2)).contains("chains");
    }

    @Test
    void temperatureZeroIsGreedy() {
        var once = Invocation.of("sample", plain, "--ids", "3", "--temperature", 0, "--seed", 1, "--json");
        var again = Invocation.of("sample", plain, "--ids", "3", "--temperature", 0, "--seed", 2, "--json");
        assertThat(once.succeeds().out()).isEqualTo(again.succeeds().out());
    }

    @Test
    void textIsEncodedAfterTheBeginTokenAndDecoded() {
        JsonNode line = Invocation.of("sample", speaking, "--prompt", "1+2=", "--max-tokens", 5, "--json")
                .succeeds().json().getFirst();
        assertThat(ints(line.get("prompt_ids"))).containsExactly(1, 4, 13, 5, 16);
        assertThat(line.get("text").isString()).isTrue();
        assertThat(line.get("stop").stringValue()).isIn("length", "end_token");
    }

    @Test
    void truncationGivesTheBehavioursLogProbabilitiesToo() {
        JsonNode line = Invocation.of("sample", plain, "--ids", "3,4", "--top-k", 1, "--max-tokens", 4, "--json")
                .succeeds().json().getFirst();
        assertThat(floats(line.get("behaviour_logprobs"))).containsOnly(0);
        for (float logProb : floats(line.get("logprobs"))) {
            assertThat(logProb).isNegative();
        }
    }

    @Test
    void stopStringsEndACompletion() {
        JsonNode free = Invocation.of("sample", speaking, "--prompt", "a", "--max-tokens", 30, "--seed", 4, "--json")
                .succeeds().json().getFirst();
        String third = free.get("text").stringValue().substring(2, 3);
        JsonNode stopped = Invocation.of(
                "sample", speaking, "--prompt", "a", "--max-tokens", 30, "--seed", 4, "--stop", third, "--json")
                .succeeds().json().getFirst();
        assertThat(stopped.get("stop").stringValue()).isEqualTo("stop_string");
        assertThat(free.get("text").stringValue()).startsWith(stopped.get("text").stringValue());
    }

    @Test
    void peopleGetTextWithoutJson() {
        String out = Invocation.of("sample", speaking, "--prompt", "a", "--max-tokens", 3).succeeds().out();
        assertThat(out).startsWith("--- prompt 1, completion 1: ");
    }

    @Test
    void mistakesAreSaidInOneLine() {
        assertThat(Invocation.of("sample", plain, "--json").failsWith(2)).contains("no prompt", "--prompt", "--file");
        assertThat(Invocation.of("sample", plain, "--ids", "1", "--prompt", "a").failsWith(2)).contains("several");
        assertThat(Invocation.of("sample", plain, "--prompt", "a").failsWith(2)).contains("no tokenizer");
        assertThat(Invocation.of("sample", plain, "--ids", "1,37").failsWith(2)).contains("token 1 is 37", "0 to 36");
        assertThat(Invocation.of("sample", plain, "--ids", "1", "--n", 0).failsWith(2)).contains("--n is 0");
        assertThat(Invocation.of("sample", plain, "--ids", "1", "--max-tokens", 0).failsWith(2)).contains("is 0");
        assertThat(Invocation.of("sample", plain, "--ids", "1", "--top-p", 0).failsWith(2)).contains("--top-p");
        assertThat(Invocation.of("sample", plain, "--ids", "1", "--temperature", "NaN").failsWith(2))
                .contains("--temperature is NaN");
        assertThat(Invocation.of("sample", plain, "--ids", "1", "--stop", "x").failsWith(2)).contains("tokenizer");
        assertThat(Invocation.of("sample", speaking, "--prompt", "a", "--chat").failsWith(2)).contains("template");
        assertThat(Invocation.of("sample", speaking, "--prompt", "a\u00e9").failsWith(2)).contains("U+00E9");
        assertThat(Invocation.of("sample", plain, "--ids", "1" + ",1".repeat(96)).failsWith(2))
                .contains("97 tokens", "at most 96");
        assertThat(Invocation.of("sample", folder.resolve("plane"), "--ids", "1").failsWith(2))
                .contains("no such file", "'plain'");
    }

    @Test
    void aFileGivesEveryPromptItsOwnStreams() throws IOException {
        Path file = Files.writeString(
                folder.resolve("prompts.jsonl"), "{\"ids\":[3,4]}\n\n{\"prompt\":\"1+1=\"}\n{\"ids\":[3,4]}\n");
        List<JsonNode> lines = Invocation.of("sample", speaking, "--file", file, "--n", 2, "--max-tokens", 6, "--json")
                .succeeds().json();
        assertThat(lines.stream().map(l -> l.get("index").intValue() + "." + l.get("sample").intValue()))
                .containsExactly("0.0", "0.1", "1.0", "1.1", "2.0", "2.1");
        assertThat(ints(lines.get(2).get("prompt_ids"))).containsExactly(1, 4, 13, 4, 16);
        assertThat(lines.get(0).get("ids")).isNotEqualTo(lines.get(4).get("ids"));
    }

    @Test
    void mistakesInAFileAreSaidWithTheirLine() throws IOException {
        assertThat(failing("{\"ids\":[3]}\n{\"ids\":[3,64]}")).contains(".jsonl:2: token 1 is 64", "0 to 63");
        assertThat(failing("{\"ids\":[3]}\n{\"ids\":[3,")).contains(".jsonl:2: not JSON");
        assertThat(failing("{\"ids\":[3.5]}")).contains(".jsonl:1: ", "entry 0 is 3.5");
        assertThat(failing("{\"ids\":[]}")).contains(".jsonl:1: no tokens");
        assertThat(failing("{\"text\":\"a\"}")).contains(".jsonl:1: ", "text", "'prompt' or 'ids'");
        assertThat(failing("{\"prompt\":\"a\u00e9\"}")).contains(".jsonl:1: ", "U+00E9");
        assertThat(Invocation.of("sample", speaking, "--file", folder.resolve("none.jsonl")).failsWith(2))
                .contains("none.jsonl: there is no such file");
    }

    private String failing(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.jsonl"), content);
        return Invocation.of("sample", speaking, "--file", file, "--json").failsWith(2);
    }
}
