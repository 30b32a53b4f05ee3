package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import dev.hone.app.TinyModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An adapter is trained, sampled, scored and exported")
class AdapterCommandsTest {
    @TempDir
    private static Path folder;

    private static Path base;
    private static Path run;

    @BeforeAll
    static void train() throws IOException {
        base = TinyModelFiles.write(folder, "base", TinyModelFiles.withText());
        Path recipe = Files.writeString(folder.resolve("adapter.yaml"), """
                kind: sft
                model: base
                tasks: [chains]
                batch: {sequences: 6, block: 3}
                adapter: {rank: 2, targets: [q_proj, down_proj]}
                optimizer: {learning-rate: 0.05, warm-up: 0}
                steps: 4
                sampling: {max-tokens: 12}
                evaluation: {problems: 0}
                threads: 1
                """);
        run = folder.resolve("run");
        // q: 2 · (24 + 24), down: 2 · (40 + 24), on each of 2 layers
        assertThat(Invocation.of("train", recipe, "--dry-run").succeeds().out()).contains("448 of them trained");
        Invocation.of("train", recipe, "--run", run).succeeds();
    }

    private static String sampled(Object... model) {
        var all = new ArrayList<Object>(List.of("sample"));
        all.addAll(List.of(model));
        all.addAll(List.of("--prompt", "1+2", "--n", "3", "--max-tokens", "9", "--json"));
        return Invocation.of(all.toArray()).succeeds().out();
    }

    @Test
    void theRunTheDirectoryAndTheBaseWithItGiveTheSameBits() {
        String byRun = sampled(run);
        assertThat(sampled(run.resolve("model"))).isEqualTo(byRun);
        assertThat(sampled(base, "--adapter", run.resolve("model"))).isEqualTo(byRun);
        assertThat(sampled(base)).isNotEqualTo(byRun);
    }

    @Test
    void scoresAreThoseOfTheSamples() throws IOException {
        Path lines = Files.writeString(folder.resolve("lines.jsonl"), "{\"ids\": [5, 6, 7, 8]}\n");
        String byRun = Invocation.of("score", run, lines).succeeds().out();
        assertThat(Invocation.of("score", base, lines, "--adapter", run.resolve("model")).succeeds().out())
                .isEqualTo(byRun);
        assertThat(Invocation.of("score", base, lines).succeeds().out()).isNotEqualTo(byRun);
    }

    @Test
    void anExportIsMergedOrTheAdapterAlone() {
        Path merged = folder.resolve("merged");
        Invocation.of("export", run, merged).succeeds();
        assertThat(merged.resolve("model.safetensors")).exists();
        assertThat(merged.resolve("tokenizer.json")).exists();
        assertThat(merged.resolve("adapter_config.json")).doesNotExist();
        Path again = folder.resolve("again");
        Invocation.of("import", base, again, "--adapter", run.resolve("model")).succeeds();
        assertThat(again.resolve("model.safetensors"))
                .hasSameBinaryContentAs(merged.resolve("model.safetensors"));
        Path alone = folder.resolve("alone");
        assertThat(Invocation.of("export", run, alone, "--adapter-only").succeeds().out())
                .contains("448 parameters", "adapter alone");
        assertThat(alone.resolve("adapter_model.safetensors"))
                .hasSameBinaryContentAs(run.resolve("model/adapter_model.safetensors"));
        assertThat(Invocation.of("export", run, alone, "--overwrite").failsWith(2)).contains("adapter_config.json");
        assertThat(Invocation.of("export", run, merged, "--adapter-only").failsWith(2)).contains("config.json");
    }

    @Test
    void whatIsNoAdapterIsRefused() {
        assertThat(Invocation.of("sample", base, "--adapter", base, "--prompt", "1").failsWith(2))
                .contains("adapter_config.json");
        assertThat(Invocation.of("sample", run, "--adapter", run.resolve("model"), "--prompt", "1").failsWith(2))
                .contains("adapter already");
        assertThat(Invocation.of("export", base, folder.resolve("none"), "--adapter-only").failsWith(2))
                .contains("no adapter");
    }
}
