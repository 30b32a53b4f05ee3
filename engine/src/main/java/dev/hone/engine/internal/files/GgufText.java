package dev.hone.engine.internal.files;

import dev.hone.engine.text.GgufVocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The text side of a GGUF file's metadata: the vocabulary where there is one, and the end tokens.
public record GgufText(Optional<GgufVocabulary> vocabulary, List<Integer> endTokens) {
    private static final String PREFIX = "tokenizer.ggml.";

    /// Reads the keys that begin with `tokenizer.`.
    public static GgufText read(GgufMetadata m) {
        Optional<String> model = m.text(PREFIX + "model").filter(name -> !name.equals("none"));
        if (model.isEmpty()) {
            return new GgufText(Optional.empty(), List.of());
        }
        List<String> tokens = m.texts(PREFIX + "tokens");
        if (tokens.isEmpty()) {
            throw m.wrong(PREFIX + "tokens", "one text a token");
        }
        String pre = m.text(PREFIX + "pre").orElse("");
        int[] types = m.wholes(PREFIX + "token_type");
        if (types.length != 0 && types.length != tokens.size()) {
            throw m.wrong(PREFIX + "token_type", "as many as tokens, " + tokens.size());
        }
        OptionalInt eos = id(m, "eos_token_id", tokens.size());
        var vocabulary = new GgufVocabulary(
                model.get(),
                pre,
                tokens,
                types,
                m.texts(PREFIX + "merges"),
                id(m, "bos_token_id", tokens.size()),
                eos,
                id(m, "padding_token_id", tokens.size()),
                m.flag(PREFIX + "add_bos_token").orElse(pre.equals("llama-bpe")),
                m.text("tokenizer.chat_template"));
        var ends = new ArrayList<Integer>();
        eos.ifPresent(ends::add);
        id(m, "eot_token_id", tokens.size()).ifPresent(ends::add);
        return new GgufText(Optional.of(vocabulary), ends.stream().distinct().toList());
    }

    private static OptionalInt id(GgufMetadata m, String key, int tokens) {
        OptionalInt id = m.whole(PREFIX + key);
        if (id.isPresent() && id.getAsInt() >= tokens) {
            throw m.wrong(PREFIX + key, "token ids from 0 to " + (tokens - 1));
        }
        return id;
    }
}
