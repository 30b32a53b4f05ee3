package dev.hone.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.Architecture;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.ModelConfig.Head;
import dev.hone.engine.Rotary;
import dev.hone.foundation.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HuggingFaceConfigTest {
    @TempDir
    private Path folder;

    /// A configuration of width 64 with 4 heads, and what a test adds to it.
    private static HuggingFaceConfig parsed(String modelType, String more) {
        return HuggingFaceConfig.parse("config.json", """
                {"model_type": "%s", "vocab_size": 100, "hidden_size": 64, "intermediate_size": 96,
                 "num_hidden_layers": 3, "num_attention_heads": 4%s}""".formatted(
                modelType, more.isEmpty() ? "" : ", " + more));
    }

    private static Rotary rotary(String more) {
        return parsed("llama", more).model().rotary();
    }

    @Test
    void absentKeysMeanWhatTheyMeanInTheReference() {
        assertThat(parsed("llama", "").model())
                .isEqualTo(new ModelConfig(
                        Architecture.LLAMA, 100, 64, 96, 3, 4, 4, 16, 2048, 1e-6f, new Rotary.Plain(10000), Head.FREE));
        assertThat(parsed("qwen2", "\"num_key_value_heads\": null").model())
                .isEqualTo(new ModelConfig(
                        Architecture.QWEN2, 100, 64, 96, 3, 4, 4, 16, 32768, 1e-6f, new Rotary.Plain(10000),
                        Head.FREE));
        assertThat(parsed("qwen3", "\"num_key_value_heads\": 2, \"head_dim\": null").model().headWidth())
                .isEqualTo(128);
        assertThatThrownBy(() -> parsed("qwen3", ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("num_attention_heads (4) must be a multiple of num_key_value_heads (32)");
    }

    @Test
    void readsBothSpellingsOfTheRotaryParameters() {
        assertThat(rotary("\"rope_theta\": 500000")).isEqualTo(new Rotary.Plain(500000));
        assertThat(rotary("\"rope_theta\": 1e6, \"rope_scaling\": null")).isEqualTo(new Rotary.Plain(1e6));
        assertThat(rotary("\"rope_scaling\": {\"type\": \"linear\", \"factor\": 2}"))
                .isEqualTo(new Rotary.Linear(10000, 2));
        String llama3 = "\"factor\": 32.0, \"low_freq_factor\": 1.0, \"high_freq_factor\": 4.0,"
                + " \"original_max_position_embeddings\": 8192, \"rope_type\": \"llama3\"";
        var expected = new Rotary.Llama3(500000, 32, 1, 4, 8192);
        assertThat(rotary("\"rope_theta\": 500000.0, \"rope_scaling\": {" + llama3 + "}")).isEqualTo(expected);
        assertThat(rotary("\"rope_parameters\": {\"rope_theta\": 500000, " + llama3 + "}")).isEqualTo(expected);
        assertThat(rotary("\"rope_parameters\": {\"rope_type\": \"default\", \"rope_theta\": 7}"))
                .isEqualTo(new Rotary.Plain(7));
        assertThat(
                rotary("\"rope_theta\": 500000, \"rope_parameters\": {\"rope_type\": \"default\", \"rope_theta\": 7},"
                        + " \"rope_scaling\": {" + llama3 + "}").getClass())
                .isEqualTo(Rotary.Llama3.class);
    }

    @Test
    void recognisesHeadsAndClasses() {
        assertThat(parsed("llama", "\"tie_word_embeddings\": true").model().head()).isEqualTo(Head.TIED);
        String scalar = "\"architectures\": [\"Qwen2ForSequenceClassification\"], \"num_key_value_heads\": 2";
        assertThat(parsed("qwen2", scalar + ", \"num_labels\": 1").model().head()).isEqualTo(Head.SCALAR);
        assertThat(parsed("qwen2", scalar + ", \"id2label\": {\"0\": \"x\"}").model().head()).isEqualTo(Head.SCALAR);
        assertThatThrownBy(() -> parsed("qwen2", scalar))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("with 2 labels");
        String byClass = """
                {"architectures": ["LlamaForCausalLM"], "vocab_size": 9, "hidden_size": 4, "intermediate_size": 6,
                 "num_hidden_layers": 1, "num_attention_heads": 1}""";
        assertThat(HuggingFaceConfig.parse("c", byClass).model().architecture()).isEqualTo(Architecture.LLAMA);
    }

    @Test
    void readsTokensThatBeginAndEnd() {
        assertThat(parsed("llama", "").endTokens()).isEmpty();
        assertThat(parsed("llama", "\"eos_token_id\": 7").endTokens()).containsExactly(7);
        assertThat(parsed("llama", "\"eos_token_id\": [9, 7]").endTokens()).containsExactly(9, 7);
        assertThat(parsed("llama", "\"bos_token_id\": 1").beginToken()).hasValue(1);
        assertThatThrownBy(() -> parsed("llama", "\"eos_token_id\": 100"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'eos_token_id' is 100; allowed: token ids from 0 to 99");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            llama   | "attention_bias": true             | 'attention_bias' is true; allowed: false
            llama   | "mlp_bias": true                   | 'mlp_bias' is true; allowed: false
            llama   | "hidden_act": "gelu"               | 'hidden_act' is "gelu"; allowed: silu
            qwen2   | "use_sliding_window": true         | 'use_sliding_window' is true; allowed: false
            qwen2   | "layer_types": ["sliding_attention"] | 'layer_types' is a list; allowed: full_attention
            llama   | "partial_rotary_factor": 0.5       | 'partial_rotary_factor' is 0.5; allowed: 1
            llama   | "rope_scaling": {"rope_type": "yarn", "factor": 2} | 'rope_scaling.rope_type' is "yarn"; allowed: default, linear, llama3
            llama   | "rope_scaling": {"rope_type": "linear"} | 'rope_scaling.factor' is missing
            llama   | "rope_scaling": {"rope_type": "linear", "factor": -1} | factor must be a positive number: -1.0
            llama   | "quantization_config": {}          | 'quantization_config' is an object; allowed: absent
            llama   | "num_key_value_heads": 3           | must be a multiple of num_key_value_heads (3)
            llama   | "head_dim": 15                     | head_dim must be even
            llama   | "rms_norm_eps": "x"                | 'rms_norm_eps' is "x"; allowed: a number
            llama   | "rms_norm_eps": 1e999              | config.json: rms_norm_eps must be a positive number: Infinity
            llama   | "rms_norm_eps": 1e-60              | rms_norm_eps must be a positive number: 0.0
            llama   | "num_hidden_layers": 3             | not valid JSON
            llama   | "architectures": ["LlamaForTokenClassification"] | allowed: LlamaForCausalLM, LlamaForSequenceClassification
            mistral | "a": 1                             | model_type 'mistral' is not supported; supported: llama, qwen2, qwen3
            qwen    | "a": 1                             | did you mean 'qwen2'?
            """)
    void refusesWhatItDoesNotCompute(String modelType, String more, String complaint) {
        assertThatThrownBy(() -> parsed(modelType, more))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("config.json")
                .hasMessageContaining(complaint);
    }

    @Test
    void namesAMissingKeyAndTheNearestThatIsThere() {
        assertThatThrownBy(() -> HuggingFaceConfig.parse("c.json", "{\"model_type\":\"llama\",\"hiden_size\":4}"))
                .isInstanceOf(InputException.class)
                .hasMessage("c.json: 'hidden_size' is missing (a whole number); did you mean 'hiden_size'?");
        assertThatThrownBy(() -> HuggingFaceConfig.parse("c.json", "{\"model_type\":\"llama\",\"hidden_size\":4.5}"))
                .hasMessageContaining("'hidden_size' is 4.5; allowed: a whole number from 1 to 2147483647");
        assertThatThrownBy(() -> HuggingFaceConfig.parse("c.json", "{}"))
                .hasMessageContaining("'model_type' is missing (llama, qwen2, qwen3)");
    }

    @Test
    void readsBackWhatItWrites() {
        for (Architecture architecture : Architecture.values()) {
            for (Head head : Head.values()) {
                for (Rotary rotary : List.of(
                        new Rotary.Plain(1e6), new Rotary.Linear(1e4, 3), new Rotary.Llama3(5e5, 8, 1, 4, 8192))) {
                    var config = new ModelConfig(architecture, 99, 24, 40, 2, 3, 1, 10, 77, 1e-5f, rotary, head);
                    var made = new HuggingFaceConfig(config, List.of(3, 1), OptionalInt.of(4));
                    made.write(folder.resolve("config.json"), WeightType.F32);
                    assertThat(HuggingFaceConfig.read(folder.resolve("config.json"))).isEqualTo(made);
                }
            }
        }
    }
}
