package dev.hone.engine.text;

import dev.hone.foundation.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What Hone itself needs to know of a `tokenizer.json`: its size, its added tokens, and which tokens are bytes.
final class TokenizerVocabulary {
    private static final Pattern BYTE = Pattern.compile("<0x[0-9A-F]{2}>");

    private final int size;
    private final Map<String, Integer> idsOfAdded;
    private final BitSet specials;
    private final BitSet bytes;

    private TokenizerVocabulary(int size, Map<String, Integer> idsOfAdded, BitSet specials, BitSet bytes) {
        this.size = size;
        this.idsOfAdded = idsOfAdded;
        this.specials = specials;
        this.bytes = bytes;
    }

    /// @throws InputException naming the field if the file lacks a vocabulary or an id is out of range
    static TokenizerVocabulary of(Path path, JsonNode file) {
        JsonNode vocabulary = file.path("model").path("vocab");
        if (!vocabulary.isObject() && !vocabulary.isArray()) {
            throw new InputException(path + ": model.vocab is missing");
        }
        List<AddedToken> added = new ArrayList<>();
        file.path("added_tokens").forEach(token -> added.add(AddedToken.fromJson(token)));
        int limit = vocabulary.size() + added.size();
        int size = vocabulary.isArray() ? vocabulary.size() : 0;
        boolean fallsBack = fallsBackToBytes(file.path("decoder"));
        BitSet bytes = new BitSet();
        for (var entry : vocabulary.properties()) {
            int id = checked(path, entry.getKey(), entry.getValue(), limit);
            size = Math.max(size, id + 1);
            if (fallsBack && BYTE.matcher(entry.getKey()).matches()) {
                bytes.set(id);
            }
        }
        for (int id = 0; fallsBack && vocabulary.isArray() && id < size; id++) {
            if (BYTE.matcher(vocabulary.path(id).path(0).asString("")).matches()) {
                bytes.set(id);
            }
        }
        Map<String, Integer> ids = new HashMap<>();
        BitSet specials = new BitSet();
        for (AddedToken token : added) {
            if (token.id() < 0 || token.id() >= 2 * limit || token.content().isEmpty()) {
                throw new InputException(path + ": added_tokens: " + token + " has no valid id or no content");
            }
            size = Math.max(size, token.id() + 1);
            ids.put(token.content(), token.id());
            specials.set(token.id(), token.special());
        }
        return new TokenizerVocabulary(size, ids, specials, bytes);
    }

    /// One more than the largest id.
    int size() {
        return size;
    }

    /// The id of an added token.
    OptionalInt idOf(String added) {
        Integer id = idsOfAdded.get(added);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    boolean isSpecial(int id) {
        return id >= 0 && specials.get(id);
    }

    /// Whether the token stands for one byte in a decoder that joins such bytes.
    boolean isByte(int id) {
        return id >= 0 && bytes.get(id);
    }

    private static boolean fallsBackToBytes(JsonNode decoder) {
        if (decoder.path("type").asString("").equals("ByteFallback")) {
            return true;
        }
        for (JsonNode part : decoder.path("decoders")) {
            if (fallsBackToBytes(part)) {
                return true;
            }
        }
        return false;
    }

    /// Ids may have holes, but a vocabulary that is mostly holes is a damaged one.
    private static int checked(Path path, String token, JsonNode id, int limit) {
        if (!id.isInt() || id.intValue() < 0 || id.intValue() >= 2L * limit) {
            throw new InputException(path + ": model.vocab: token '" + token + "' has id " + id
                    + "; a number from 0 to " + (2L * limit - 1) + " expected");
        }
        return id.intValue();
    }
}
