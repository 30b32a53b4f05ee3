package dev.hone.lab.text;

import dev.hone.foundation.InputException;
import dev.hone.foundation.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/// The values of a YAML mapping by key.
///
/// Every access throws an [InputException] with the place if the value is missing or of another kind.
public final class Fields {
    private final YamlNode.Mapping mapping;

    private Fields(YamlNode.Mapping mapping) {
        this.mapping = mapping;
    }

    /// The fields of a mapping.
    public static Fields of(YamlNode node) {
        if (node instanceof YamlNode.Mapping m) {
            return new Fields(m);
        }
        throw new InputException(node.place() + ": " + node.found() + " where keys and values are expected");
    }

    /// Where the mapping begins.
    public String place() {
        return mapping.place();
    }

    /// A text.
    public String text(String key) {
        return optionalText(key).orElseThrow(() -> new InputException(place() + ": the key '" + key + "' is missing"));
    }

    /// A text that may be missing.
    public Optional<String> optionalText(String key) {
        return find(key).map(node -> scalar(key, node).text());
    }

    /// A whole number.
    public int integer(String key) {
        String text = text(key);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InputException(place() + ": '" + key + "' must be a whole number, not '" + text + "'", e);
        }
    }

    /// Whether the key is there and says `true`.
    public boolean holds(String key) {
        return optionalText(key).map("true"::equals).orElse(false);
    }

    /// A list of texts; empty where the key is missing.
    public List<String> texts(String key) {
        return items(key).stream().map(node -> scalar(key, node).text()).toList();
    }

    /// A list of mappings; empty where the key is missing.
    public List<Fields> mappings(String key) {
        return items(key).stream().map(Fields::of).toList();
    }

    private List<YamlNode> items(String key) {
        return find(key).map(node -> switch (node) {
            case YamlNode.Items items -> items.values();
            case YamlNode.Scalar s -> throw wrong(key, s, "a list");
            case YamlNode.Mapping m -> throw wrong(key, m, "a list");
        }).orElse(List.of());
    }

    private Optional<YamlNode> find(String key) {
        return Optional.ofNullable(mapping.entries().get(key)).map(YamlNode.Entry::value);
    }

    private static YamlNode.Scalar scalar(String key, YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar s -> s;
            case YamlNode.Items i -> throw wrong(key, i, "a text");
            case YamlNode.Mapping m -> throw wrong(key, m, "a text");
        };
    }

    private static InputException wrong(String key, YamlNode node, String expected) {
        return new InputException(node.place() + ": '" + key + "' must be " + expected + ", not " + node.found());
    }
}
