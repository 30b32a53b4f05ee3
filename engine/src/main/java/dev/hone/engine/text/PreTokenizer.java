package dev.hone.engine.text;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How a byte-level BPE vocabulary cuts a text before it merges, by the name that GGUF files use.
///
/// Source: the `tokenizer.json` of GPT-2, SmolLM2, Llama 3 and Qwen2; the same expressions stand in llama.cpp
/// (`llama-vocab.cpp`). Where the two differ, `tokenizer.json` is followed: Qwen2 composes characters (NFC) first.
enum PreTokenizer {
    /// The expression of the byte-level pre-tokenizer itself.
    GPT_2("gpt-2"),
    /// Every digit alone, then as GPT-2.
    SMOLLM("smollm"),
    /// Digits in groups of up to three; a piece that is a token as a whole is not merged from parts.
    LLAMA_3("llama-bpe"),
    /// Every digit alone.
    QWEN_2("qwen2");

    private static final String LETTERS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|";
    private static final String REST = "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private final String key;

    PreTokenizer(String key) {
        this.key = key;
    }

    /// @throws InputException if the name is not known
    static PreTokenizer named(Path path, String name) {
        List<String> names = Arrays.stream(values()).map(known -> known.key).toList();
        return Arrays.stream(values())
                .filter(known -> known.key.equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        path + ": tokenizer.ggml.pre: '" + name + "' is not a known pre-tokenizer"
                                + Nearest.hint(name, names)));
    }

    /// Whether a piece that is in the vocabulary is taken whole.
    boolean ignoresMerges() {
        return this == LLAMA_3;
    }

    /// Whether characters are composed (NFC) before anything else.
    boolean composes() {
        return this == QWEN_2;
    }

    ObjectNode toJson() {
        return switch (this) {
            case GPT_2 -> byteLevel(true);
            case SMOLLM -> sequence(typed("Digits").put("individual_digits", true), byteLevel(true));
            case LLAMA_3 -> sequence(split(LETTERS + "\\p{N}{1,3}" + REST), byteLevel(false));
            case QWEN_2 -> sequence(split(LETTERS + "\\p{N}" + REST), byteLevel(false));
        };
    }

    /// The byte-level step; as pre-tokenizer it may split by GPT-2's expression, as decoder it goes the way back.
    static ObjectNode byteLevel(boolean splits) {
        return typed("ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", splits);
    }

    static ObjectNode typed(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static ObjectNode split(String expression) {
        ObjectNode split = typed("Split");
        split.putObject("pattern").put("Regex", expression);
        return split.put("behavior", "Isolated").put("invert", false);
    }

    private static ObjectNode sequence(ObjectNode first, ObjectNode second) {
        ObjectNode sequence = typed("Sequence");
        sequence.putArray("pretokenizers").add(first).add(second);
        return sequence;
    }
}
