package dev.hone.engine.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The tokenizer as a GGUF file describes it: the `tokenizer.*` keys of its metadata, checked for size and type but not
/// yet understood.
///
/// `model` is `tokenizer.ggml.model` (`gpt2` for byte-level BPE), `pre` the name of the pre-tokenizer (`smollm`,
/// `qwen2`, ...; empty where the file names none), `merges` pairs separated by one blank in order of rank, `tokenTypes`
/// one number a token (1 normal, 2 unknown, 3 control, 4 user-defined, 5 unused, 6 byte; empty where the file has
/// none).
/// Source: the GGUF specification (ggml, docs/gguf.md).
public record GgufVocabulary(
        String model,
        String pre,
        List<String> tokens,
        int[] tokenTypes,
        List<String> merges,
        OptionalInt bos,
        OptionalInt eos,
        OptionalInt pad,
        boolean addBos,
        Optional<String> chatTemplate) {
    public GgufVocabulary {
        tokens = List.copyOf(tokens);
        merges = List.copyOf(merges);
        if (tokenTypes.length != 0 && tokenTypes.length != tokens.size()) {
            throw new IllegalArgumentException(
                    tokenTypes.length + " token types for " + tokens.size() + " tokens");
        }
    }
}
