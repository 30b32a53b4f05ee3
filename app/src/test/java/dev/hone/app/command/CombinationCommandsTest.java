package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import dev.hone.app.TinyModelFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("--with, hone combinations")
class CombinationCommandsTest {
    @TempDir
    private Path folder;

    private Path model;
    private Path other;

    @BeforeEach
    void models() {
        model = TinyModelFiles.write(folder, "model", TinyModelFiles.withText());
        other = TinyModelFiles.write(folder, "other", TinyModelFiles.otherWithText());
    }

    private static Invocation run(Object... args) {
        return Invocation.of(args);
    }

    private Object[] with(String combination, Object... args) {
        List<Object> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--with", combination));
        return all.toArray();
    }

    private String proxy(double alpha) {
        return "proxy(expert=" + other + ",anti=" + model + ",alpha=" + alpha + ")";
    }

    @Test
    void aListHasALineEach() {
        assertThat(run("combinations", "--json").succeeds().json())
                .extracting(c -> c.get("name").stringValue())
                .containsExactly("proxy", "emulated", "emulated-mix", "contrastive", "logit-contrast");
        assertThat(run("combinations").succeeds().out()).contains("alpha=1", "arXiv:2401.08565");
    }

    @Test
    void samplesOfAnUnsteeredModelAreItsOwn() {
        Object[] asked = {"sample", model, "--prompt", "12+3=", "-n", 4, "--max-tokens", 9, "--json"};
        List<JsonNode> plain = run(asked).succeeds().json();
        assertThat(run(with(proxy(0), asked)).succeeds().json()).isEqualTo(plain);
        assertThat(run(with("proxy(expert=" + other + ",anti=" + other + ")", asked)).succeeds().json())
                .isEqualTo(plain);
        assertThat(run(with(proxy(1), asked)).succeeds().json()).isNotEqualTo(plain);
    }

    /// base + 1 (expert - base) is the expert, but for rounding.
    @Test
    void aModelWithItsOwnTuningIsTheTunedOne() {
        Object[] settings = {"--task", "sorting?difficulty=4", "--problems", 6, "--max-tokens", 8, "--temperature", 0,
            "--json"};
        JsonNode steered = run(with(proxy(1), with("eval", model, settings))).succeeds().json().getFirst();
        JsonNode tuned = run(with("eval", other, settings)).succeeds().json().getFirst();
        assertThat(steered.get("tokens")).isEqualTo(tuned.get("tokens"));
        assertThat(steered.get("pass@1")).isEqualTo(tuned.get("pass@1"));
    }

    private static Object[] with(String command, Path model, Object... settings) {
        List<Object> all = new ArrayList<>(List.of(command, model));
        all.addAll(List.of(settings));
        return all.toArray();
    }

    @Test
    void everyStrategyWorksOnTopAndTheAccountSaysWhatTheOthersComputed() {
        List<JsonNode> lines = run(with(
                "logit-contrast(amateur=" + other + ",beta=0.3)", "solve", model, "--strategy", "self-consistency:3",
                "--task", "sorting?difficulty=4", "--problems", 3, "--max-tokens", 8, "--json")).succeeds().json();
        for (JsonNode line : lines) {
            assertThat(line.get("companion_tokens").intValue())
                    .isEqualTo(line.get("prompt_tokens").intValue() + line.get("completion_tokens").intValue());
        }
        assertThat(run(with(
                proxy(1), "compare", model, "--strategies", "greedy,beam-search(width=2,expand=2,steps=2,end=x)",
                "--task", "sorting?difficulty=4", "--problems", 2, "--max-tokens", 8, "--json")).succeeds().json())
                .hasSize(2)
                .allMatch(line -> line.get("companion_tokens").intValue() > 2 * line.get("prompt_tokens").intValue());
    }

    @Test
    void mistakesAreSaidInOneLine() {
        assertThat(run("solve", "--server", "http://127.0.0.1:1/v1", "--prompt", "1", "--with", proxy(1)).failsWith(2))
                .contains("--with needs the logits of models on this machine", "--server");
        assertThat(run("solve", model, "--prompt", "1", "--with", "proxi(alpha=1)").failsWith(2))
                .contains("--with: no combination is named 'proxi'; did you mean 'proxy'?");
        assertThat(run("solve", model, "--prompt", "1", "--with", "contrastive(alpha=0.1)").failsWith(2))
                .contains("--with: MODEL: there is no such file or directory");
        Path silent = TinyModelFiles.write(folder, "silent", TinyModelFiles.withoutText());
        assertThat(run("solve", model, "--prompt", "1", "--with", "contrastive(amateur=" + silent + ")").failsWith(2))
                .contains("the amateur 37", "one vocabulary");
    }
}
