package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import dev.hone.app.TinyModelFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("hone eval")
class EvalCommandTest {
    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void model() {
        model = TinyModelFiles.write(folder, "model", TinyModelFiles.withText());
    }

    @Test
    void printsOneObjectWithRatesIntervalsTokensAndSeconds() {
        JsonNode line = Invocation.of(
                "eval", model, "--task", "sorting?difficulty=4", "--problems", 10, "--samples", 4, "--k", "1,2,4",
                "--max-tokens", 12, "--greedy", "--json").succeeds().json().getFirst();
        for (String name : new String[] {"pass@1", "pass@2", "pass@4", "maj@1", "maj@2", "maj@4", "greedy"}) {
            assertThat(line.get(name).doubleValue()).as(name).isBetween(0.0, 1.0);
            assertThat(line.get("intervals").get(name)).hasSize(2);
        }
        assertThat(line.get("maj@1").doubleValue()).isEqualTo(line.get("pass@1").doubleValue());
        assertThat(line.get("problems").intValue()).isEqualTo(10);
        assertThat(line.get("split").stringValue()).isEqualTo("test");
        assertThat(line.get("tokens").longValue()).isBetween(50L, 50L * 12);
        assertThat(line.get("seconds").doubleValue()).isPositive();
    }

    @Test
    void theSameSeedMeasuresTheSame() {
        Object[] args = {"eval", model, "--task", "sorting", "--problems", 6, "--samples", 2, "--max-tokens", 12};
        assertThat(rates(args)).isEqualTo(rates(args));
    }

    @Test
    void peopleGetATable() {
        String out = Invocation.of("eval", model, "--task", "tiny-world", "--problems", 12, "--max-tokens", 8)
                .succeeds().out();
        assertThat(out).contains("12 problems x 4 samples", "pass@1", "pass@4", "pass@1, chains",
                "normal over problems");
    }

    @Test
    void mistakesAreSaidInOneLine() {
        Path silent = TinyModelFiles.write(folder, "silent", TinyModelFiles.withoutText());
        assertThat(Invocation.of("eval", model).failsWith(2)).contains("--task");
        assertThat(Invocation.of("eval", model, "--task", "sort").failsWith(2)).contains("no task 'sort'");
        assertThat(Invocation.of("eval", model, "--task", "gcd", "--k", "8").failsWith(2)).contains("--k is 8",
                "1 to 4");
        assertThat(Invocation.of("eval", model, "--task", "gcd", "--problems", 0).failsWith(2)).contains("--problems");
        assertThat(Invocation.of("eval", model, "--task", "gcd", "--split", "tset").failsWith(2)).contains("--split");
        assertThat(Invocation.of("eval", model, "--task", "gcd", "--chat", "template").failsWith(2))
                .contains("chat template");
        assertThat(Invocation.of("eval", silent, "--task", "gcd").failsWith(2)).contains("no tokenizer");
        assertThat(Invocation.of("eval", model, "--task", "gsm8k").failsWith(2)).contains("path");
    }

    private static String rates(Object... args) {
        return Invocation.of(args).succeeds().out().lines()
                .filter(l -> l.startsWith("pass@")).toList().toString();
    }
}
