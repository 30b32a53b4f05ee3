package dev.hone.engine.files;

import dev.hone.engine.ModelConfig;
import dev.hone.engine.ModelConfig.Head;
import dev.hone.engine.internal.files.JsonObject;
import dev.hone.foundation.AtomicFile;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A model's `config.json`: its shape, and the tokens that begin and end its texts where the file names them.
///
/// Families: `llama` (SmolLM2 and other relatives of the same arithmetic), `qwen2`, `qwen3`, as language models or,
/// with one label, as `...ForSequenceClassification` (the scalar head). What the engine does not compute is refused:
/// biases outside Qwen2's projections, sliding windows, other rotary scalings, other activations, quantised weights.
/// Throws: `InputException` naming file, key, value and what is allowed.
/// Source: the configuration classes of `transformers` 5.
public record HuggingFaceConfig(ModelConfig model, List<Integer> endTokens, OptionalInt beginToken) {
    private static final long LARGEST = 16 << 20;
    private static final int MOST_LAYERS = 4096;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public HuggingFaceConfig {
        endTokens = List.copyOf(endTokens);
    }

    /// Reads a file.
    public static HuggingFaceConfig read(Path file) {
        return of(file.toString(), JsonObject.read(file, LARGEST));
    }

    /// Reads a text; `place` begins every complaint.
    public static HuggingFaceConfig parse(String place, String json) {
        return of(place, JsonObject.parse(place, json.getBytes(StandardCharsets.UTF_8)));
    }

    private static HuggingFaceConfig of(String place, JsonObject json) {
        Family family = family(place, json);
        requireComputable(json);
        try {
            ModelConfig model = model(family, json);
            List<Integer> ends = TokenIds.read(json, "eos_token_id", model.vocabulary());
            List<Integer> begins = TokenIds.read(json, "bos_token_id", model.vocabulary());
            return new HuggingFaceConfig(
                    model, ends, begins.isEmpty() ? OptionalInt.empty() : OptionalInt.of(begins.getFirst()));
        } catch (IllegalArgumentException cause) {
            throw new InputException(place + ": " + cause.getMessage(), cause);
        }
    }

    private static Family family(String place, JsonObject json) {
        List<String> classes = json.texts("architectures");
        if (json.has("model_type")) {
            String type = json.text("model_type").orElseThrow();
            return Family.ofModelType(type)
                    .orElseThrow(() -> new InputException(place + ": model_type '" + type
                            + "' is not supported; supported: " + String.join(", ", Family.modelTypes())
                            + didYouMean(type)));
        }
        return classes.stream()
                .flatMap(c -> Family.ofClass(c).stream())
                .findFirst()
                .orElseThrow(() -> json.missing("model_type", String.join(", ", Family.modelTypes())));
    }

    private static String didYouMean(String type) {
        String hint = Nearest.hint(type, Family.modelTypes());
        return hint.startsWith("; did") ? hint : "";
    }

    private static ModelConfig model(Family family, JsonObject json) {
        int width = json.requiredCount("hidden_size");
        int heads = json.requiredCount("num_attention_heads");
        int layers = json.requiredCount("num_hidden_layers");
        if (layers > MOST_LAYERS) {
            throw json.wrong("num_hidden_layers", "at most " + MOST_LAYERS);
        }
        int keyHeads = json.keys().contains("num_key_value_heads")
                ? json.count("num_key_value_heads").orElse(heads)
                : family.keyValueHeads(heads);
        int headWidth = json.count("head_dim").orElse(family.headWidth(width, heads));
        if (!json.has("head_dim") && headWidth * (long) heads != width && family != Family.QWEN3) {
            throw json.wrong("hidden_size",
                    "a multiple of num_attention_heads (" + heads + ") where head_dim is absent");
        }
        return new ModelConfig(
                family.architecture,
                json.requiredCount("vocab_size"),
                width,
                json.requiredCount("intermediate_size"),
                layers,
                heads,
                keyHeads,
                headWidth,
                json.count("max_position_embeddings").orElse(family.maxPositions),
                (float) json.number("rms_norm_eps").orElse(1e-6),
                RotaryJson.read(json),
                head(family, json));
    }

    private static Head head(Family family, JsonObject json) {
        List<String> classes = json.texts("architectures");
        if (classes.contains(family.scalarModel())) {
            int labels = json.object("id2label").map(o -> o.keys().size()).orElse(json.count("num_labels").orElse(2));
            if (labels != 1) {
                throw new IllegalArgumentException(
                        family.scalarModel() + " with " + labels + " labels (id2label, num_labels); allowed: 1");
            }
            return Head.SCALAR;
        }
        if (!classes.isEmpty() && !classes.contains(family.languageModel())) {
            throw json.wrong("architectures", family.languageModel() + ", " + family.scalarModel());
        }
        return json.flag("tie_word_embeddings").orElse(false) ? Head.TIED : Head.FREE;
    }

    private static void requireComputable(JsonObject json) {
        String activation = json.text("hidden_act").orElse("silu");
        if (!activation.equals("silu") && !activation.equals("swish")) {
            throw json.wrong("hidden_act", "silu");
        }
        for (String bias : List.of("attention_bias", "mlp_bias")) {
            if (json.flag(bias).orElse(false)) {
                throw json.wrong(bias, "false (only qwen2 has biases, in its query, key and value projections)");
            }
        }
        if (json.flag("use_sliding_window").orElse(false)) {
            throw json.wrong("use_sliding_window", "false (attention looks at every earlier position)");
        }
        if (json.texts("layer_types").stream().anyMatch(t -> !t.equals("full_attention"))) {
            throw json.wrong("layer_types", "full_attention for every layer");
        }
        if (json.has("quantization_config")) {
            throw json.wrong("quantization_config", "absent (weights in F32, F16 or BF16; or a GGUF file)");
        }
    }

    /// Writes `config.json` so that `transformers` 4 and 5 read the same model from it.
    public void write(Path file, WeightType type) {
        Family family = Family.of(model.architecture());
        boolean scalar = model.head() == Head.SCALAR;
        ObjectNode json = MAPPER.createObjectNode();
        json.putArray("architectures").add(scalar ? family.scalarModel() : family.languageModel());
        json.put("model_type", family.modelType)
                .put("vocab_size", model.vocabulary())
                .put("hidden_size", model.width())
                .put("intermediate_size", model.feedForward())
                .put("num_hidden_layers", model.layers())
                .put("num_attention_heads", model.heads())
                .put("num_key_value_heads", model.keyValueHeads())
                .put("head_dim", model.headWidth())
                .put("hidden_act", "silu")
                .put("max_position_embeddings", model.maxPositions())
                .put("rms_norm_eps", Double.parseDouble(Float.toString(model.normEpsilon())));
        RotaryJson.write(model.rotary(), json);
        json.put("tie_word_embeddings", model.head() == Head.TIED);
        if (scalar) {
            json.putObject("id2label").put("0", "LABEL_0");
            json.putObject("label2id").put("LABEL_0", 0);
        }
        switch (family) {
            case LLAMA -> json.put("attention_bias", false).put("mlp_bias", false);
            case QWEN2 -> json.put("use_sliding_window", false);
            case QWEN3 -> json.put("attention_bias", false).put("use_sliding_window", false);
        }
        TokenIds.write(json, "bos_token_id", beginToken.stream().boxed().toList());
        TokenIds.write(json, "eos_token_id", endTokens);
        String stored = switch (type) {
            case F32 -> "float32";
            case BF16 -> "bfloat16";
        };
        json.put("torch_dtype", stored).put("dtype", stored);
        AtomicFile.write(file, MAPPER.writeValueAsString(json) + "\n");
    }
}
