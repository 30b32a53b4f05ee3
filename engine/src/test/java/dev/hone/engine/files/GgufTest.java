package dev.hone.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hone.engine.Golden;
import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig.Head;
import dev.hone.engine.Rotary;
import dev.hone.engine.TensorView;
import dev.hone.engine.text.ChatMessage;
import dev.hone.engine.text.ChatTemplate.Reply;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GgufTest {
    /// CRC-32 of what transformers 5.23.0 reads from the real model's file, as float32.
    private static final Map<String, Long> REAL = Map.of(
            "model.embed_tokens.weight", 964192520L,
            "model.layers.0.self_attn.q_proj.weight", 1452021187L,
            "model.layers.11.self_attn.k_proj.weight", 2621564506L,
            "model.layers.29.self_attn.o_proj.weight", 781717558L,
            "model.layers.29.mlp.down_proj.weight", 2539413233L,
            "model.norm.weight", 3330350700L);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"llama", "qwen2", "qwen3"})
    void dequantisesEveryFormatAndPutsRowsBackAsTheReferenceDoes(String architecture) throws IOException {
        Path directory = Golden.directory("gguf-" + architecture);
        Model model = Gguf.read(directory.resolve("model.gguf"));
        JsonNode expected = JsonMapper.shared().readTree(Files.readAllBytes(directory.resolve("expected.json")));
        var views = TensorView.all(model.parameters().layout());
        assertThat(views).extracting(TensorView::name).containsExactlyInAnyOrderElementsOf(expected.propertyNames());
        for (TensorView view : views) {
            assertThat(crc(ModelDirectoryTest.rowMajor(view, model.parameters().values())))
                    .as(view.name())
                    .isEqualTo(expected.get(view.name()).get("crc32").longValue());
        }
        assertThat(model.config().head()).isEqualTo(architecture.equals("qwen2") ? Head.FREE : Head.TIED);
        assertThat(model.config().rotary()).isEqualTo(new Rotary.Plain(10000));
    }

    @Test
    void derivesLlama3ScalingFromTheFrequencyFactors() {
        var rotary = new Rotary.Llama3(10000, 8, 1, 4, 64);
        Path file = new GgufFile("llama").tensor("rope_freqs.weight", factors(rotary)).write(folder);
        assertThatThrownBy(() -> Gguf.read(file)).hasMessageContaining("from length 8192");
        Path named = new GgufFile("llama")
                .whole("llama.rope.scaling.original_context_length", 64)
                .tensor("rope_freqs.weight", factors(rotary))
                .write(folder);
        assertThat(Gguf.read(named).config().rotary()).isEqualTo(rotary);
        assertThat(factors(rotary)).contains(1, 8);
    }

    private static float[] factors(Rotary rotary) {
        double[] plain = new Rotary.Plain(rotary.theta()).frequencies(GgufFile.HEAD);
        double[] scaled = rotary.frequencies(GgufFile.HEAD);
        float[] factors = new float[plain.length];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (float) (plain[i] / scaled[i]);
        }
        return factors;
    }

    @Test
    void readsLinearScalingAndRefusesOthers() {
        Path linear = new GgufFile("qwen2")
                .text("qwen2.rope.scaling.type", "linear")
                .real("qwen2.rope.scaling.factor", 4)
                .write(folder);
        assertThat(Gguf.read(linear).config().rotary()).isEqualTo(new Rotary.Linear(10000, 4));
        Path other = new GgufFile("qwen2").text("qwen2.rope.scaling.type", "yarn").write(folder);
        assertThatThrownBy(() -> Gguf.read(other))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'qwen2.rope.scaling.type' is 'yarn'; allowed: none, linear");
    }

    @Test
    void readsTokenizerAndChatTemplate() {
        Model model = Gguf.read(new GgufFile("qwen2").vocabulary().write(folder));
        Tokenizer tokenizer = model.tokenizer().orElseThrow();
        assertThat(model.endTokens()).containsExactly(GgufFile.END);
        assertThat(tokenizer.decode(tokenizer.encode("abc ab"), Tokenizer.Specials.HIDE)).isEqualTo("abc ab");
        assertThat(model.chatTemplate().orElseThrow().render(List.of(ChatMessage.user(" ab ")), Reply.BEGUN))
                .isEqualTo("<user>ab<assistant>");
        ModelDirectory.write(model, folder.resolve("written"));
        Model again = ModelDirectory.read(folder.resolve("written"));
        assertThat(again.tokenizer().orElseThrow().encode("abc ab")).isEqualTo(tokenizer.encode("abc ab"));
        assertThat(again.chatTemplate().orElseThrow().source()).isEqualTo(GgufFile.TEMPLATE);
        assertThat(Gguf.read(new GgufFile("qwen2").write(folder)).tokenizer()).isEmpty();
    }

    @Test
    void namesWhatItDoesNotCompute() {
        assertThatThrownBy(() -> Gguf.read(new GgufFile("mamba").write(folder)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'mamba'; allowed: llama, qwen2, qwen3");
        assertThatThrownBy(() -> Gguf.read(new GgufFile("llama").whole("llama.expert_count", 8).write(folder)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'llama.expert_count' is 8; allowed: at most 0");
        assertThatThrownBy(() -> Gguf.read(new GgufFile("llama").whole("split.count", 2).write(folder)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("split.count");
        assertThatThrownBy(
                () -> Gguf.read(new GgufFile("llama").tensor("blk.0.attn_q.bias", new float[4]).write(folder)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'blk.0.attn_q.bias'")
                .hasMessageContaining("does not belong to a llama model");
        assertThatThrownBy(() -> Gguf.read(new GgufFile("llama").typeOf("output_norm.weight", 12).write(folder)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "'output_norm.weight' is stored as Q4_K; allowed: F32, F16, Q4_0, Q4_1, Q8_0, BF16");
        assertThatThrownBy(() -> Gguf.read(new GgufFile("llama").without("output_norm.weight").write(folder)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("tensor 'model.norm.weight' of shape [8] is missing");
    }

    @Test
    void readsTheRealModel() {
        Optional<Path> file = SharedModels.gguf();
        assumeThat(file).as("shared/models is not beside the checkout").isPresent();
        Model model = Gguf.read(file.orElseThrow());
        assertThat(model.parameters().count()).isEqualTo(134_515_008);
        assertThat(model.endTokens()).containsExactly(2);
        assertThat(model.tokenizer().orElseThrow().size()).isEqualTo(49152);
        float[] values = model.parameters().values();
        REAL.forEach((name, crc) -> assertThat(crc(ModelDirectoryTest.rowMajor(
                ModelDirectoryTest.view(model.parameters(), name), values)))
                .as(name)
                .isEqualTo(crc));
    }

    private static long crc(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        var crc = new CRC32();
        crc.update(bytes.array());
        return crc.getValue();
    }
}
