package dev.hone.engine.text;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A token that a `tokenizer.json` takes from the text before anything is split; special ones mark structure.
record AddedToken(int id, String content, boolean special) {
    static AddedToken special(int id, String content) {
        return new AddedToken(id, content, true);
    }

    static AddedToken plain(int id, String content) {
        return new AddedToken(id, content, false);
    }

    static AddedToken fromJson(JsonNode token) {
        return new AddedToken(
                token.path("id").asInt(-1),
                token.path("content").asString(""),
                token.path("special").asBoolean(false));
    }

    /// Matched anywhere, blanks around it kept, before normalisation.
    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("content", content)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", special);
    }
}
