package dev.hone.engine.internal.files;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One object of a JSON file, read key by key. Every complaint names the file, the key, what was found and what is
/// allowed. A key whose value is `null` counts as absent.
public final class JsonObject {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String place;
    private final String prefix;
    private final JsonNode node;

    private JsonObject(String place, String prefix, JsonNode node) {
        this.place = place;
        this.prefix = prefix;
        this.node = node;
    }

    /// Reads a file of at most `limit` bytes.
    public static JsonObject read(Path file, long limit) {
        try {
            long size = Files.size(file);
            if (size > limit) {
                throw new InputException(file + ": " + size + " bytes; at most " + limit + " are allowed");
            }
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (IOException cause) {
            throw new InputException(file + ": cannot be read: " + cause, cause);
        }
    }

    /// Parses the bytes; `place` begins every complaint.
    public static JsonObject parse(String place, byte[] json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException cause) {
            var at = cause.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new InputException(place + ": not valid JSON" + where + ": " + firstLine(cause), cause);
        }
        if (!root.isObject()) {
            throw new InputException(place + ": a JSON object was expected, not " + shown(root));
        }
        return new JsonObject(place, "", root);
    }

    private static String firstLine(JacksonException cause) {
        String text = String.valueOf(cause.getOriginalMessage());
        return text.lines().findFirst().orElse("");
    }

    /// Names of all keys in the order of the file.
    public Collection<String> keys() {
        return node.propertyNames();
    }

    /// Whether the key is there and not null.
    public boolean has(String key) {
        return value(key).isPresent();
    }

    /// The object under a key.
    public Optional<JsonObject> object(String key) {
        return value(key).map(v -> {
            if (!v.isObject()) {
                throw wrong(key, v, "an object");
            }
            return new JsonObject(place, prefix + key + ".", v);
        });
    }

    /// The text under a key.
    public Optional<String> text(String key) {
        return value(key).map(v -> {
            if (!v.isString()) {
                throw wrong(key, v, "a text in quotes");
            }
            return v.stringValue();
        });
    }

    /// The texts of the list under a key; empty where it is absent.
    public List<String> texts(String key) {
        var texts = new ArrayList<String>();
        for (JsonNode v : list(key)) {
            if (!v.isString()) {
                throw wrong(key, v, "a list of texts");
            }
            texts.add(v.stringValue());
        }
        return texts;
    }

    /// True or false under a key.
    public Optional<Boolean> flag(String key) {
        return value(key).map(v -> {
            if (!v.isBoolean()) {
                throw wrong(key, v, "true or false");
            }
            return v.booleanValue();
        });
    }

    /// The number under a key.
    public OptionalDouble number(String key) {
        Optional<JsonNode> v = value(key);
        if (v.isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble number = v.get().isNumber() ? v.get().doubleValueOpt() : OptionalDouble.empty();
        if (number.isEmpty()) {
            throw wrong(key, v.get(), "a number");
        }
        return number;
    }

    /// The whole number from 1 to 2,147,483,647 under a key.
    public OptionalInt count(String key) {
        Optional<JsonNode> v = value(key);
        if (v.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!v.get().isIntegralNumber() || !v.get().canConvertToInt() || v.get().intValue() < 1) {
            throw wrong(key, v.get(), "a whole number from 1 to 2147483647");
        }
        return OptionalInt.of(v.get().intValue());
    }

    /// As `count`, but the key must be there.
    public int requiredCount(String key) {
        return count(key).orElseThrow(() -> missing(key, "a whole number"));
    }

    /// The whole numbers from 0 on under a key, a single one or a list of them; empty where it is absent.
    public List<Long> wholeNumbers(String key) {
        Optional<JsonNode> v = value(key);
        if (v.isEmpty()) {
            return List.of();
        }
        var numbers = new ArrayList<Long>();
        for (JsonNode n : v.get().isArray() ? v.get().values() : Set.of(v.get())) {
            if (!n.isIntegralNumber() || !n.canConvertToLong() || n.longValue() < 0) {
                throw wrong(key, n, "whole numbers from 0 on");
            }
            numbers.add(n.longValue());
        }
        return numbers;
    }

    /// As `wholeNumbers`, but the key must be there and hold a list.
    public List<Long> requiredNumbers(String key) {
        JsonNode v = value(key).orElseThrow(() -> missing(key, "a list of whole numbers"));
        if (!v.isArray()) {
            throw wrong(key, v, "a list of whole numbers");
        }
        return wholeNumbers(key);
    }

    /// The complaint about a key that must be there.
    public InputException missing(String key, String expected) {
        String hint = keys().size() > 100 ? "" : Nearest.hint(key, List.copyOf(keys()));
        return new InputException(place + ": '" + prefix + key + "' is missing (" + expected + ")"
                + (hint.startsWith("; did") ? hint : ""));
    }

    /// The complaint about the value of a key.
    public InputException wrong(String key, String expected) {
        return wrong(key, node.path(key), expected);
    }

    private InputException wrong(String key, JsonNode found, String expected) {
        return new InputException(place + ": '" + prefix + key + "' is " + shown(found) + "; allowed: " + expected);
    }

    private Collection<JsonNode> list(String key) {
        Optional<JsonNode> v = value(key);
        if (v.isEmpty()) {
            return List.of();
        }
        if (!v.get().isArray()) {
            throw wrong(key, v.get(), "a list");
        }
        return v.get().values();
    }

    private Optional<JsonNode> value(String key) {
        return node.optional(key).filter(v -> !v.isNull());
    }

    private static String shown(JsonNode node) {
        if (node.isContainer()) {
            return node.isObject() ? "an object" : "a list";
        }
        String text = node.isMissingNode() ? "missing" : node.toString();
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }
}
