package dev.hone.engine.internal.files;

import dev.hone.engine.Architecture;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.ModelConfig.Head;
import dev.hone.foundation.InputException;
import java.util.List;
import java.util.Map;

/// The shape of a model from a GGUF file's metadata.
///
/// Source: the GGUF specification, and llama.cpp (`llama-model.cpp`) for what an absent key means: as many key heads as
/// heads, a head width of width / heads, theta 10000.
public final class GgufConfig {
    private static final Map<String, Architecture> ARCHITECTURES =
            Map.of("llama", Architecture.LLAMA, "qwen2", Architecture.QWEN2, "qwen3", Architecture.QWEN3);
    private static final int MOST_LAYERS = 4096;

    private GgufConfig() {}

    /// @throws InputException naming file, key and what is allowed
    public static ModelConfig read(TensorFile file, GgufHeader header) {
        GgufMetadata m = header.metadata();
        String name = m.requiredText("general.architecture");
        Architecture architecture = ARCHITECTURES.get(name);
        if (architecture == null) {
            throw m.wrong("general.architecture", String.join(", ", ARCHITECTURES.keySet().stream().sorted().toList()));
        }
        requireComputable(m, name);
        StoredTensor embedding = header.tensors().get("token_embd.weight");
        if (embedding == null || embedding.shape().size() != 2 || embedding.shape().getFirst() > Integer.MAX_VALUE) {
            throw new InputException(file.path() + ": tensor 'token_embd.weight' is missing or no matrix");
        }
        try {
            return shape(file, header, name, architecture, (int) (long) embedding.shape().getFirst());
        } catch (IllegalArgumentException cause) {
            throw new InputException(file.path() + ": " + cause.getMessage(), cause);
        }
    }

    private static ModelConfig shape(
            TensorFile file, GgufHeader header, String name, Architecture architecture, int vocabulary) {
        GgufMetadata m = header.metadata();
        int width = m.requiredWhole(name + ".embedding_length");
        int heads = m.requiredWhole(name + ".attention.head_count");
        int layers = m.requiredWhole(name + ".block_count");
        if (layers > MOST_LAYERS) {
            throw m.wrong(name + ".block_count", "at most " + MOST_LAYERS);
        }
        if (heads < 1) {
            throw m.wrong(name + ".attention.head_count", "at least 1");
        }
        int headWidth = m.whole(name + ".attention.key_length").orElse(width / heads);
        for (String equal : List.of(".attention.value_length", ".rope.dimension_count")) {
            if (m.whole(name + equal).orElse(headWidth) != headWidth) {
                throw m.wrong(name + equal, headWidth + ", the head width");
            }
        }
        return new ModelConfig(
                architecture,
                vocabulary,
                width,
                m.requiredWhole(name + ".feed_forward_length"),
                layers,
                heads,
                m.whole(name + ".attention.head_count_kv").orElse(heads),
                headWidth,
                m.requiredWhole(name + ".context_length"),
                (float) m.number(name + ".attention.layer_norm_rms_epsilon").orElse(1e-6),
                GgufRotary.read(file, header, name, headWidth),
                header.tensors().containsKey("output.weight") ? Head.FREE : Head.TIED);
    }

    private static void requireComputable(GgufMetadata m, String name) {
        for (String counted : List.of("split.count", name + ".expert_count")) {
            int most = counted.startsWith("split") ? 1 : 0;
            if (m.whole(counted).orElse(0) > most) {
                throw m.wrong(counted, "at most " + most);
            }
        }
        int window = m.whole(name + ".attention.sliding_window").orElse(0);
        if (window > 0 && window < m.requiredWhole(name + ".context_length")) {
            throw m.wrong(name + ".attention.sliding_window", "absent (attention looks at every earlier position)");
        }
    }
}
