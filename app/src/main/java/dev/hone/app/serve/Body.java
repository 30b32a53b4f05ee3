package dev.hone.app.serve;

import dev.hone.foundation.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON object of a request, read field by field; what nobody read is refused at the end. A field that is null
/// counts as left out.
final class Body {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode node;
    private final Set<String> known = new HashSet<>();

    private Body(JsonNode node) {
        this.node = node;
    }

    /// @throws Refused if the text is no JSON object
    static Body of(String text) {
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw Refused
                    .request("the body is not JSON: " + e.getOriginalMessage().replaceFirst(" \\(start marker.*", "")
                            + (e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr()));
        }
        if (!node.isObject()) {
            throw Refused.request("the body must be a JSON object");
        }
        return new Body(node);
    }

    /// A field, where it is there and not null.
    Optional<JsonNode> find(String name) {
        known.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    /// A text.
    Optional<String> text(String name) {
        return find(name).map(v -> {
            if (!v.isString()) {
                throw Refused.field(name, "must be a text, not " + shortened(v));
            }
            return v.stringValue();
        });
    }

    /// A whole number in a range.
    OptionalLong whole(String name, long low, long high) {
        Optional<JsonNode> value = find(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        JsonNode v = value.get();
        boolean whole = v.isIntegralNumber() && v.canConvertToLong();
        if (!whole || v.longValue() < low || v.longValue() > high) {
            throw Refused.field(name, "must be a whole number from " + low + " to " + high + ", not " + shortened(v));
        }
        return OptionalLong.of(v.longValue());
    }

    /// A whole number in a range, or what it is where it is left out.
    int whole(String name, int usual, int low, int high) {
        return (int) whole(name, low, high).orElse(usual);
    }

    /// A number in a range, or what it is where it is left out.
    double number(String name, double usual, double low, double high) {
        Optional<JsonNode> value = find(name);
        if (value.isEmpty()) {
            return usual;
        }
        JsonNode v = value.get();
        if (!v.isNumber() || !(v.doubleValue() >= low && v.doubleValue() <= high)) {
            throw Refused.field(name, "must be a number from " + low + " to " + high + ", not " + shortened(v));
        }
        return v.doubleValue();
    }

    /// Yes or no; no where it is left out.
    boolean flag(String name) {
        return find(name).map(v -> {
            if (!v.isBoolean()) {
                throw Refused.field(name, "must be true or false, not " + shortened(v));
            }
            return v.booleanValue();
        }).orElse(false);
    }

    /// A text or a list of texts.
    List<String> texts(String name, int most) {
        Optional<JsonNode> value = find(name);
        if (value.isEmpty()) {
            return List.of();
        }
        JsonNode v = value.get();
        List<String> texts = new ArrayList<>();
        if (v.isString()) {
            texts.add(v.stringValue());
        } else if (v.isArray()) {
            for (JsonNode one : v) {
                if (!one.isString()) {
                    throw Refused.field(name, "must be a text or a list of texts; " + shortened(one) + " is none");
                }
                texts.add(one.stringValue());
            }
        } else {
            throw Refused.field(name, "must be a text or a list of texts, not " + shortened(v));
        }
        if (texts.size() > most || texts.stream().anyMatch(String::isEmpty)) {
            throw Refused.field(name, "must be at most " + most + " texts, none of them empty");
        }
        return texts;
    }

    /// A field of other servers that does nothing here: only the value that means so is taken.
    void neutral(String name, String meaning, JsonNode... allowed) {
        find(name).ifPresent(v -> {
            for (JsonNode one : allowed) {
                if (one.equals(v) || v.isNumber() && one.isNumber() && v.doubleValue() == one.doubleValue()) {
                    return;
                }
            }
            throw Refused.field(name, meaning);
        });
    }

    /// A field that is read by nobody and may be anything.
    void ignored(String... names) {
        known.addAll(List.of(names));
    }

    /// @throws Refused for a field that nobody knows
    void finish() {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw Refused.field(name, "is not a field of this request" + Nearest.hint(name, known));
            }
        }
    }

    static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
