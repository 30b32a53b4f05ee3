package dev.hone.hub;

import dev.hone.foundation.Nearest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Finds the name that a misspelt one probably meant, by asking the hub what there is beside it.
final class HubAdvice {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 1 << 20;

    private final HubConnection connection;

    HubAdvice(HubConnection connection) {
        this.connection = connection;
    }

    /// `; did you mean ..?` with a repository of the same owner, or nothing.
    String repository(HubId id) {
        String owner = URLEncoder.encode(id.owner(), StandardCharsets.UTF_8);
        return nearest(id.repository(), texts(ask("/api/" + id.kind().plural() + "?limit=500&author=" + owner), "id"));
    }

    /// `; did you mean ..?` with a branch or tag of the repository, or nothing.
    String revision(HubId id) {
        JsonNode refs = ask("/api/" + id.kind().plural() + "/" + id.repository() + "/refs");
        List<String> names = texts(refs.path("branches"), "name");
        names.addAll(texts(refs.path("tags"), "name"));
        return nearest(id.revision(), names);
    }

    private static String nearest(String given, List<String> names) {
        String hint = Nearest.hint(given, names);
        return hint.startsWith("; did") ? hint : "";
    }

    private static List<String> texts(JsonNode list, String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : list) {
            if (entry.path(key).isString()) {
                texts.add(entry.path(key).stringValue());
            }
        }
        return texts;
    }

    /// What the hub says at an address; nothing where it says nothing of use, since this only makes an error better.
    private JsonNode ask(String path) {
        try (Answer answer = connection.get(path, OptionalLong.empty())) {
            byte[] bytes = answer.body().readNBytes(LONGEST);
            return answer.status() == 200 ? JSON.readTree(bytes) : MissingNode.getInstance();
        } catch (IOException | JacksonException unhelpful) {
            return MissingNode.getInstance();
        }
    }
}
