package dev.hone.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.Architecture;
import dev.hone.engine.Golden;
import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.ModelConfig.Head;
import dev.hone.engine.Parameters;
import dev.hone.engine.Rotary;
import dev.hone.engine.TensorView;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelDirectoryTest {
    @TempDir
    private Path folder;

    static Stream<String> models() {
        return Golden.MODELS.stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void readsEveryNumberOfTheReferencesFilesToItsPlace(String name) {
        Path directory = Golden.directory(name);
        Parameters read = ModelDirectory.read(directory).parameters();
        int tensors = 0;
        for (Path file : weightFiles(directory)) {
            try (Safetensors stored = Safetensors.open(file)) {
                for (String tensor : stored.names()) {
                    float[] expected = stored.read(tensor);
                    assertThat(rowMajor(view(read, tensor), read.values())).as(tensor).isEqualTo(expected);
                    tensors++;
                }
            }
        }
        assertThat(tensors).isEqualTo(TensorView.all(read.layout()).size());
        assertPaddingIsZero(read);
    }

    @ParameterizedTest
    @MethodSource("models")
    void writesWhatItReadsBackToTheSameBits(String name) {
        Model model = ModelDirectory.read(Golden.directory(name));
        ModelDirectory.write(model, folder);
        Model again = ModelDirectory.read(folder);
        assertThat(again.config()).isEqualTo(model.config());
        assertThat(again.endTokens()).isEqualTo(model.endTokens()).containsExactly(2);
        assertThat(again.parameters().values()).isEqualTo(model.parameters().values());
    }

    @Test
    void knowsTheShapesOfTheGoldenModels() {
        assertThat(ModelDirectory.read(Golden.directory("llama-plain")).config())
                .isEqualTo(new ModelConfig(
                        Architecture.LLAMA, 29, 12, 18, 2, 2, 1, 6, 512, 1e-5f, new Rotary.Plain(10000), Head.FREE));
        assertThat(ModelDirectory.read(Golden.directory("llama-linear")).config().rotary())
                .isEqualTo(new Rotary.Linear(10000, 4));
        assertThat(ModelDirectory.read(Golden.directory("llama-llama3")).config().rotary())
                .isEqualTo(new Rotary.Llama3(500000, 8, 1, 4, 64));
        assertThat(ModelDirectory.read(Golden.directory("llama-scalar")).config().head()).isEqualTo(Head.SCALAR);
        assertThat(ModelDirectory.read(Golden.directory("qwen3-sharded")).config())
                .isEqualTo(new ModelConfig(
                        Architecture.QWEN3, 34, 20, 18, 2, 5, 1, 10, 512, 1e-6f, new Rotary.Plain(1e6), Head.TIED));
    }

    @Test
    void keepsOddWidthsAndLargeTensorsOverManyBlocks() {
        var config = new ModelConfig(
                Architecture.QWEN2, 1003, 150, 37, 1, 3, 3, 50, 64, 1e-6f, new Rotary.Plain(10000), Head.FREE);
        Parameters made = Parameters.random(config, 1, Key.of(3));
        ModelDirectory.write(new Model(made, Optional.empty(), Optional.empty(), List.of(5, 7)), folder);
        Model read = ModelDirectory.read(folder);
        assertThat(read.parameters().values()).isEqualTo(made.values());
        assertThat(read.endTokens()).containsExactly(5, 7);
    }

    @Test
    void roundsToBfloat16WhereAsked() {
        Model model = ModelDirectory.read(Golden.directory("llama-plain"));
        ModelDirectory.write(model, folder, WeightType.BF16);
        float[] exact = model.parameters().values();
        float[] rounded = ModelDirectory.read(folder).parameters().values();
        assertThat(rounded).isNotEqualTo(exact);
        for (int i = 0; i < exact.length; i++) {
            assertThat(Math.abs(rounded[i] - exact[i])).isLessThanOrEqualTo(Math.abs(exact[i]) * 0x1p-8f);
        }
    }

    @Test
    void aTensorTooManyOrTooFewIsNamed() throws IOException {
        Model model = ModelDirectory.read(Golden.directory("qwen2"));
        ModelDirectory.write(model, folder);
        Path config = folder.resolve("config.json");
        String text = Files.readString(config);
        Files.writeString(config, text.replace("\"qwen2\"", "\"llama\"").replace("Qwen2For", "LlamaFor"));
        assertThatThrownBy(() -> ModelDirectory.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("q_proj.bias")
                .hasMessageContaining("does not belong to a llama model");
        Files.writeString(config, text.replace("\"tie_word_embeddings\" : true", "\"tie_word_embeddings\" : false"));
        assertThatThrownBy(() -> ModelDirectory.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'lm_head.weight' of shape [33, 24] is missing");
        Files.writeString(config, text.replace("\"intermediate_size\" : 20", "\"intermediate_size\" : 21"));
        assertThatThrownBy(() -> ModelDirectory.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("gate_proj.weight")
                .hasMessageContaining("has shape [20, 24]; the configuration needs [21, 24]");
    }

    @Test
    void aHugeShapeIsRefusedBeforeAnythingIsAllocated() throws IOException {
        ModelDirectory.write(ModelDirectory.read(Golden.directory("qwen2")), folder);
        Path config = folder.resolve("config.json");
        String text = Files.readString(config);
        for (String huge : List.of("100000000", "2147483647")) {
            for (String key : List.of("vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads",
                    "head_dim")) {
                Files.writeString(config, text.replaceAll("\"" + key + "\" : \\d+", "\"" + key + "\" : " + huge));
                assertThatThrownBy(() -> ModelDirectory.read(folder)).isInstanceOf(InputException.class);
            }
        }
    }

    @Test
    void saysWhatIsMissingInADirectory() throws IOException {
        assertThatThrownBy(() -> ModelDirectory.read(folder.resolve("none"))).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> ModelDirectory.read(folder)).hasMessageContaining("no config.json");
        Files.copy(Golden.directory("qwen2").resolve("config.json"), folder.resolve("config.json"));
        Files.writeString(folder.resolve("pytorch_model.bin"), "");
        assertThatThrownBy(() -> ModelDirectory.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("neither model.safetensors")
                .hasMessageContaining("save it as safetensors");
    }

    static float[] rowMajor(TensorView view, float[] values) {
        float[] numbers = new float[view.rows() * view.columns()];
        for (int r = 0; r < view.rows(); r++) {
            for (int c = 0; c < view.columns(); c++) {
                numbers[r * view.columns() + c] = values[view.index(r, c)];
            }
        }
        return numbers;
    }

    static TensorView view(Parameters parameters, String name) {
        return TensorView.all(parameters.layout()).stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name));
    }

    private static void assertPaddingIsZero(Parameters read) {
        float[] values = read.values().clone();
        for (TensorView v : TensorView.all(read.layout())) {
            for (int r = 0; r < v.rows(); r++) {
                for (int c = 0; c < v.columns(); c++) {
                    values[v.index(r, c)] = 0;
                }
            }
        }
        assertThat(values).containsOnly(0);
    }

    private static List<Path> weightFiles(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> f.toString().endsWith(".safetensors")).toList();
        } catch (IOException cause) {
            throw new AssertionError(cause);
        }
    }
}
