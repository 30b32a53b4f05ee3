package dev.hone.app.command;

import static dev.hone.app.Invocation.floats;
import static dev.hone.app.Invocation.ints;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import dev.hone.app.TinyModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("hone score")
class ScoreCommandTest {
    @TempDir
    private Path folder;

    private Path plain;
    private Path speaking;

    @BeforeEach
    void models() {
        plain = TinyModelFiles.write(folder, "plain", TinyModelFiles.withoutText());
        speaking = TinyModelFiles.write(folder, "speaking", TinyModelFiles.withText());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.7})
    void givesTheBitsThatSamplingReported(double temperature) throws IOException {
        List<JsonNode> samples = Invocation.of(
                "sample", plain, "--ids", "5,6,7", "--n", 4, "--max-tokens", 20, "--temperature", temperature, "--json")
                .succeeds().json();
        var texts = new StringBuilder();
        for (JsonNode s : samples) {
            texts.append("{\"ids\":").append(Arrays.toString(joined(s))).append("}\n");
        }
        List<JsonNode> scores = score(plain, texts.toString(), "--temperature", temperature);
        assertThat(scores).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(ints(scores.get(i).get("ids"))).containsExactly(joined(samples.get(i)));
            float[] logProbs = floats(scores.get(i).get("logprobs"));
            float[] sampled = floats(samples.get(i).get("logprobs"));
            assertThat(logProbs).hasSize(2 + sampled.length);
            assertThat(Arrays.copyOfRange(logProbs, 2, logProbs.length)).containsExactly(sampled);
        }
    }

    @Test
    void nextIsTheGreedyToken() throws IOException {
        JsonNode greedy = Invocation.of(
                "sample", plain, "--ids", "5,6,7", "--max-tokens", 1, "--temperature", 0, "--json")
                .succeeds().json().getFirst();
        JsonNode next = score(plain, "{\"ids\":[5,6,7]}").getFirst().get("next");
        assertThat(next.get("id").intValue()).isEqualTo(ints(greedy.get("ids"))[0]);
        assertThat(floats(greedy.get("logprobs"))[0]).isEqualTo(Float.parseFloat(next.get("logprob").asString()));
        JsonNode warm = score(plain, "{\"ids\":[5,6,7]}", "--temperature", 2).getFirst().get("next");
        assertThat(warm.get("id")).isEqualTo(next.get("id"));
        assertThat(warm.get("logprob").floatValue()).isLessThan(next.get("logprob").floatValue());
    }

    @Test
    void textIsThePromptAndWhatFollowsIt() throws IOException {
        List<JsonNode> lines = score(
                speaking, "{\"prompt\":\"1+2=\",\"completion\":\"3\"}\n{\"ids\":[1,4,13,5,16,6]}\n{\"ids\":[9]}\n");
        assertThat(ints(lines.get(0).get("ids"))).containsExactly(1, 4, 13, 5, 16, 6);
        assertThat(lines.get(0)).isEqualTo(lines.get(1));
        assertThat(lines.get(2).get("logprobs")).isEmpty();
    }

    @Test
    void aTextMayFillAllPositions() throws IOException {
        String full = "{\"ids\":[1" + ",3".repeat(95) + "]}";
        assertThat(score(plain, full).getFirst().get("logprobs")).hasSize(95);
        Path file = Files.writeString(folder.resolve("long.jsonl"), "{\"ids\":[1" + ",3".repeat(96) + "]}");
        assertThat(Invocation.of("score", plain, file).failsWith(2)).contains(":1: 97 tokens", "at most 96");
    }

    @Test
    void linesDoNotDependOnTheirNeighbours() throws IOException {
        String line = "{\"ids\":[4,5,6,7,8]}\n";
        JsonNode alone = score(plain, line).getFirst();
        List<JsonNode> among = score(plain, "{\"ids\":[1,2]}\n" + line.repeat(40), "--threads", 2);
        assertThat(among.subList(1, 41)).containsOnly(alone);
    }

    @Test
    void mistakesAreSaidWithTheirLine() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.jsonl"), "{\"ids\":[1]}\n{\"prompt\":\"1\"}\n");
        assertThat(Invocation.of("score", speaking, file).failsWith(2)).contains("wrong.jsonl:2", "completion");
        assertThat(Invocation.of("score", speaking, file, "--temperature", 0).failsWith(2)).contains("--temperature");
        assertThat(Invocation.of("score", speaking).failsWith(2)).contains("F.jsonl");
    }

    private List<JsonNode> score(Path model, String content, Object... more) throws IOException {
        Path file = Files.writeString(folder.resolve("texts.jsonl"), content);
        Object[] args = new Object[3 + more.length];
        args[0] = "score";
        args[1] = model;
        args[2] = file;
        System.arraycopy(more, 0, args, 3, more.length);
        return Invocation.of(args).succeeds().json();
    }

    private static int[] joined(JsonNode sample) {
        int[] prompt = ints(sample.get("prompt_ids"));
        int[] ids = ints(sample.get("ids"));
        int[] all = Arrays.copyOf(prompt, prompt.length + ids.length);
        System.arraycopy(ids, 0, all, prompt.length, ids.length);
        return all;
    }
}
