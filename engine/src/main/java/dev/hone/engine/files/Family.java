package dev.hone.engine.files;

import dev.hone.engine.Architecture;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How a family is called in `config.json`, and what an absent key means there.
///
/// Source: the configuration classes of `transformers` 5 (LlamaConfig, Qwen2Config, Qwen3Config); the word embeddings
/// are free in all three where nothing is said, the epsilon is 1e-6, theta 10000.
enum Family {
    LLAMA(Architecture.LLAMA, "llama", "Llama", 2048, OptionalInt.empty(), OptionalInt.empty()),
    QWEN2(Architecture.QWEN2, "qwen2", "Qwen2", 32768, OptionalInt.of(32), OptionalInt.empty()),
    QWEN3(Architecture.QWEN3, "qwen3", "Qwen3", 32768, OptionalInt.of(32), OptionalInt.of(128));

    private static final String LANGUAGE_MODEL = "ForCausalLM";
    private static final String SCALAR_MODEL = "ForSequenceClassification";

    final Architecture architecture;
    final String modelType;
    private final String className;
    final int maxPositions;
    private final OptionalInt keyValueHeads;
    private final OptionalInt headWidth;

    Family(
            Architecture architecture,
            String modelType,
            String className,
            int maxPositions,
            OptionalInt keyValueHeads,
            OptionalInt headWidth) {
        this.architecture = architecture;
        this.modelType = modelType;
        this.className = className;
        this.maxPositions = maxPositions;
        this.keyValueHeads = keyValueHeads;
        this.headWidth = headWidth;
    }

    static Family of(Architecture architecture) {
        return switch (architecture) {
            case LLAMA -> LLAMA;
            case QWEN2 -> QWEN2;
            case QWEN3 -> QWEN3;
        };
    }

    static Optional<Family> ofModelType(String modelType) {
        return Arrays.stream(values()).filter(f -> f.modelType.equals(modelType)).findFirst();
    }

    static Optional<Family> ofClass(String name) {
        return Arrays.stream(values())
                .filter(f -> f.languageModel().equals(name) || f.scalarModel().equals(name))
                .findFirst();
    }

    static List<String> modelTypes() {
        return Arrays.stream(values()).map(f -> f.modelType).toList();
    }

    /// The class in `architectures` with logits on top.
    String languageModel() {
        return className + LANGUAGE_MODEL;
    }

    /// The class in `architectures` with a score on top.
    String scalarModel() {
        return className + SCALAR_MODEL;
    }

    /// Key and value heads where the key is absent (not where it is null: then as many as heads).
    int keyValueHeads(int heads) {
        return keyValueHeads.orElse(heads);
    }

    /// Head width where nothing is said.
    int headWidth(int width, int heads) {
        return headWidth.orElse(width / heads);
    }
}
