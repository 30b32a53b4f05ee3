package dev.hone.lab.check;

import dev.hone.foundation.yaml.YamlNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// YAML as a JSON tree, with the place of each value by its JSON pointer. Plain whole numbers, decimals, `true` and
/// `false` get their JSON types; whatever is quoted stays text.
final class YamlJson {
    private static final Pattern INTEGER = Pattern.compile("[-+]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d+\\.\\d+");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, String> places = new HashMap<>();
    private final JsonNode tree;

    private YamlJson(YamlNode node) {
        tree = convert(node, "");
    }

    static YamlJson of(YamlNode node) {
        return new YamlJson(node);
    }

    /// The JSON value.
    JsonNode tree() {
        return tree;
    }

    /// Where the value at a JSON pointer stands, or the nearest value around it.
    String place(String pointer) {
        String at = pointer;
        while (!places.containsKey(at)) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
        return places.getOrDefault(at, "");
    }

    private JsonNode convert(YamlNode node, String pointer) {
        places.put(pointer, node.place());
        return switch (node) {
            case YamlNode.Scalar s -> scalar(s);
            case YamlNode.Items items -> {
                ArrayNode array = NODES.arrayNode();
                for (int i = 0; i < items.values().size(); i++) {
                    array.add(convert(items.values().get(i), pointer + "/" + i));
                }
                yield array;
            }
            case YamlNode.Mapping m -> {
                ObjectNode object = NODES.objectNode();
                m.entries().forEach((key, e) -> {
                    object.set(key, convert(e.value(), pointer + "/" + key));
                    places.put(pointer + "/" + key, e.place()); // where the key stands, not the first item of a list
                });
                yield object;
            }
        };
    }

    private static JsonNode scalar(YamlNode.Scalar s) {
        String text = s.text();
        if (s.quoting() == YamlNode.Quoting.QUOTED) {
            return NODES.stringNode(text);
        }
        if (text.equals("true") || text.equals("false")) {
            return NODES.booleanNode(text.equals("true"));
        }
        if (INTEGER.matcher(text).matches()) {
            return NODES.numberNode(Long.parseLong(text));
        }
        return DECIMAL.matcher(text).matches() ? NODES.numberNode(Double.parseDouble(text)) : NODES.stringNode(text);
    }
}
