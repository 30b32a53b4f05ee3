package dev.hone.engine.text;

import dev.hone.foundation.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What stands beside a `tokenizer.json`: which tokens begin and end a text, and whether one is put in front.
///
/// `specials` maps `bos_token`, `eos_token`, `pad_token`, `unk_token` to their text; `endIds` are the generation
/// settings' end tokens; `addsBegin` is `add_bos_token` where the file has it.
record TokenizerSettings(Map<String, String> specials, Optional<Boolean> addsBegin, List<Integer> endIds) {
    private static final List<String> ROLES = List.of("bos_token", "eos_token", "pad_token", "unk_token");

    static TokenizerSettings read(Path directory) {
        Path path = directory.resolve(TokenizerFiles.CONFIG);
        JsonNode config = Files.exists(path) ? JsonFiles.readObject(path) : JsonNodeFactory.instance.objectNode();
        return of(path, config, endIds(directory));
    }

    static TokenizerSettings of(Path path, JsonNode config, List<Integer> endIds) {
        Map<String, String> specials = new LinkedHashMap<>();
        for (String role : ROLES) {
            content(path, role, config.path(role)).ifPresent(text -> specials.put(role, text));
        }
        JsonNode adds = config.path("add_bos_token");
        Optional<Boolean> addsBegin = adds.isBoolean() ? Optional.of(adds.booleanValue()) : Optional.empty();
        return new TokenizerSettings(specials, addsBegin, endIds);
    }

    Optional<String> special(String role) {
        return Optional.ofNullable(specials.get(role));
    }

    /// A token is written as its text, or as an object whose `content` is its text.
    private static Optional<String> content(Path path, String role, JsonNode node) {
        JsonNode text = node.isObject() ? node.path("content") : node;
        if (text.isMissingNode() || text.isNull()) {
            return Optional.empty();
        }
        if (!text.isString()) {
            throw new InputException(
                    path + ": " + role + " is " + node + "; a text or an object with content expected");
        }
        return Optional.of(text.stringValue());
    }

    private static List<Integer> endIds(Path directory) {
        Path path = directory.resolve(TokenizerFiles.GENERATION);
        if (!Files.exists(path)) {
            return List.of();
        }
        JsonNode value = JsonFiles.readObject(path).path("eos_token_id");
        List<Integer> ids = new ArrayList<>();
        for (JsonNode id : value.isArray() ? value.values() : List.of(value)) {
            if (id.isInt() && id.intValue() >= 0) {
                ids.add(id.intValue());
            } else if (!id.isMissingNode() && !id.isNull()) {
                throw new InputException(
                        path + ": eos_token_id is " + value + "; a token id or a list of them expected");
            }
        }
        return ids;
    }
}
