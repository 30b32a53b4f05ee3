package dev.hone.engine.text;

import dev.hone.foundation.InputException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// A GGUF file's byte-level BPE vocabulary as `tokenizer.json` and `tokenizer_config.json`.
///
/// Control tokens (type 3) become special tokens, user-defined ones (4) plain added tokens, unused ones (5) are left
/// out: they only fill the vocabulary up to the width of the model.
final class GgufTokenizerFile {
    private static final int NORMAL = 1;
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;
    private static final int UNUSED = 5;
    private static final String BYTE_LEVEL_BPE = "gpt2";

    private final Path path;
    private final GgufVocabulary source;

    /// @param path begins every complaint
    GgufTokenizerFile(Path path, GgufVocabulary source) {
        this.path = path;
        this.source = source;
    }

    ObjectNode tokenizerJson() {
        if (!source.model().equals(BYTE_LEVEL_BPE)) {
            throw new InputException(path + ": tokenizer.ggml.model: '" + source.model()
                    + "' is not supported; only 'gpt2' (byte-level BPE) is");
        }
        PreTokenizer pre = PreTokenizer.named(path, source.pre());
        ObjectNode vocabulary = vocabulary();
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("version", "1.0").putNull("truncation").putNull("padding");
        file.set("added_tokens", addedTokens());
        file.set("normalizer", pre.composes() ? PreTokenizer.typed("NFC") : NullNode.instance);
        file.set("pre_tokenizer", pre.toJson());
        file.set("post_processor", postProcessor());
        file.set("decoder", PreTokenizer.byteLevel(true));
        file.set("model", model(vocabulary, merges(vocabulary), pre));
        return file;
    }

    private ObjectNode vocabulary() {
        ObjectNode vocabulary = JsonNodeFactory.instance.objectNode();
        for (int id = 0; id < source.tokens().size(); id++) {
            String token = source.tokens().get(id);
            if (type(id) == UNUSED) {
                continue;
            }
            if (token.isEmpty() || vocabulary.has(token)) {
                throw new InputException(path + ": tokenizer.ggml.tokens: token " + id + " ('" + token + "') is "
                        + (token.isEmpty() ? "empty" : "also token " + vocabulary.get(token)));
            }
            vocabulary.put(token, id);
        }
        return vocabulary;
    }

    private ArrayNode addedTokens() {
        ArrayNode added = JsonNodeFactory.instance.arrayNode();
        for (int id = 0; id < source.tokens().size(); id++) {
            String token = source.tokens().get(id);
            if (type(id) == CONTROL) {
                added.add(AddedToken.special(id, token).toJson());
            } else if (type(id) == USER_DEFINED) {
                added.add(AddedToken.plain(id, token).toJson());
            }
        }
        return added;
    }

    private JsonNode postProcessor() {
        if (!source.addBos() || source.bos().isEmpty()) {
            return NullNode.instance;
        }
        int begin = source.bos().getAsInt();
        return BeginTokenProcessor.toJson(token("bos", begin), begin);
    }

    private int type(int id) {
        return source.tokenTypes().length == 0 ? NORMAL : source.tokenTypes()[id];
    }

    ObjectNode config() {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.put("tokenizer_class", "PreTrainedTokenizerFast");
        source.bos().ifPresent(id -> config.put("bos_token", token("bos", id)));
        source.eos().ifPresent(id -> config.put("eos_token", token("eos", id)));
        source.pad().ifPresent(id -> config.put("pad_token", token("padding", id)));
        return config.put("add_bos_token", source.addBos() && source.bos().isPresent())
                .put("clean_up_tokenization_spaces", false);
    }

    private static ObjectNode model(ObjectNode vocabulary, ArrayNode merges, PreTokenizer pre) {
        ObjectNode model = PreTokenizer.typed("BPE");
        model.putNull("dropout").putNull("unk_token").putNull("continuing_subword_prefix");
        model.putNull("end_of_word_suffix").put("fuse_unk", false).put("byte_fallback", false);
        model.put("ignore_merges", pre.ignoresMerges());
        model.set("vocab", vocabulary);
        model.set("merges", merges);
        return model;
    }

    private ArrayNode merges(ObjectNode vocabulary) {
        ArrayNode merges = JsonNodeFactory.instance.arrayNode();
        for (int rank = 0; rank < source.merges().size(); rank++) {
            String merge = source.merges().get(rank);
            int blank = merge.indexOf(' ');
            boolean known = blank > 0
                    && blank == merge.lastIndexOf(' ')
                    && vocabulary.has(merge.substring(0, blank))
                    && vocabulary.has(merge.substring(blank + 1))
                    && vocabulary.has(merge.replace(" ", ""));
            if (!known) {
                throw new InputException(path + ": tokenizer.ggml.merges: merge " + rank + " ('" + merge
                        + "') is not two tokens with one blank between them that make a third");
            }
            merges.add(merge);
        }
        return merges;
    }

    private String token(String role, int id) {
        if (id < 0 || id >= source.tokens().size()) {
            throw new InputException(
                    path + ": tokenizer.ggml." + role + "_token_id: " + id + " is not a token; there are "
                            + source.tokens().size());
        }
        return source.tokens().get(id);
    }
}
