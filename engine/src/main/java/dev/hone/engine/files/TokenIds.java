package dev.hone.engine.files;

import dev.hone.engine.internal.files.JsonObject;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Token ids in JSON: `null`, one number, or a list.
final class TokenIds {
    private TokenIds() {}

    /// The ids under a key, in the order of the file; empty where it is absent or null.
    static List<Integer> read(JsonObject json, String key, int vocabulary) {
        List<Long> ids = json.wholeNumbers(key);
        if (ids.stream().anyMatch(id -> id >= vocabulary)) {
            throw json.wrong(key, "token ids from 0 to " + (vocabulary - 1));
        }
        return ids.stream().map(Long::intValue).distinct().toList();
    }

    /// Writes `null`, a number or a list. An absent key would mean a default of its own in `transformers`.
    static void write(ObjectNode json, String key, List<Integer> ids) {
        switch (ids.size()) {
            case 0 -> json.putNull(key);
            case 1 -> json.put(key, ids.getFirst());
            default -> ids.forEach(json.putArray(key)::add);
        }
    }
}
