package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import dev.hone.app.TinyModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("hone import and export")
class ModelFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aCopyHasTheSameBits() throws IOException {
        Path source = TinyModelFiles.write(folder, "source", TinyModelFiles.withText());
        for (String command : new String[] {"import", "export"}) {
            Path copy = folder.resolve(command);
            assertThat(Invocation.of(command, source, copy).succeeds().out()).contains("wrote " + copy, "f32");
            for (String file : new String[] {"model.safetensors", "config.json", "tokenizer.json"}) {
                assertThat(copy.resolve(file)).hasSameBinaryContentAs(source.resolve(file));
            }
        }
    }

    @Test
    void halfTheSizeAsBrainFloats() throws IOException {
        Path source = TinyModelFiles.write(folder, "source", TinyModelFiles.withText());
        Path copy = folder.resolve("half");
        JsonNode line = Invocation.of("export", source, copy, "--type", "bf16", "--json").succeeds().json().getFirst();
        assertThat(line.get("type").stringValue()).isEqualTo("bf16");
        assertThat(line.get("parameters").longValue()).isEqualTo(TinyModelFiles.withText().parameters().count());
        assertThat(Files.size(copy.resolve("model.safetensors")))
                .isLessThan(Files.size(source.resolve("model.safetensors")) * 6 / 10);
    }

    @Test
    void nothingIsOverwrittenUnasked() {
        Path source = TinyModelFiles.write(folder, "source", TinyModelFiles.withText());
        Path other = TinyModelFiles.write(folder, "other", TinyModelFiles.withoutText());
        assertThat(Invocation.of("import", source, other).failsWith(2)).contains("holds a model", "--overwrite");
        assertThat(Invocation.of("import", source, source, "--overwrite").failsWith(2)).contains("the source itself");
        Invocation.of("import", source, other, "--overwrite").succeeds();
        assertThat(other.resolve("model.safetensors"))
                .hasSameBinaryContentAs(source.resolve("model.safetensors"));
    }

    @Test
    void whatIsNoModelIsRefused() throws IOException {
        Path noise = Files.writeString(folder.resolve("noise.gguf"), "no model");
        assertThat(Invocation.of("import", noise, folder.resolve("x")).failsWith(2)).contains("noise.gguf");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(Invocation.of("export", empty, folder.resolve("x")).failsWith(2)).contains("config.json");
        assertThat(Invocation.of("export", empty, folder.resolve("x"), "--step", 3).failsWith(2))
                .contains("not a run");
        assertThat(Invocation.of("import", folder.resolve("absent"), folder.resolve("x")).failsWith(2))
                .contains("no such file");
    }
}
