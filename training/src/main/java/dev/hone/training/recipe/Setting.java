package dev.hone.training.recipe;

import dev.hone.foundation.InputException;
import dev.hone.foundation.yaml.YamlNode;
import dev.hone.foundation.yaml.YamlNode.Entry;
import dev.hone.foundation.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// One override from the command line, `a.b=c`: the value c, read as YAML, takes the place of what the recipe says at
/// a.b. Items of a list are counted from 0 (`tasks.0.weight=2`).
record Setting(List<String> path, YamlNode value, String origin) {
    /// The key of a word that an override made a section of: `algorithm: dapo` and `--set algorithm.entropy=0.01`.
    static final String WORD = "";

    private static final String MARK = "--set ";

    /// Whether this piece of a recipe came from an override.
    static boolean gave(YamlNode node) {
        return node.place().startsWith(MARK);
    }

    static Setting parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new InputException("--set " + text + ": write it as key=value, such as steps=20");
        }
        String origin = MARK + text;
        List<String> path = List.of(text.substring(0, equals).strip().split("\\.", -1));
        if (path.stream().anyMatch(String::isBlank)) {
            throw new InputException(origin + ": a part of the key is empty");
        }
        String value = text.substring(equals + 1);
        YamlNode node = value.isBlank()
                ? new YamlNode.Scalar("", YamlNode.Quoting.PLAIN, origin)
                : YamlText.value(origin, value);
        return new Setting(path, node, origin);
    }

    /// The recipe with this override in place. Missing sections on the way are made.
    YamlNode applyTo(YamlNode root) {
        return replaced(root, 0);
    }

    private YamlNode replaced(YamlNode node, int depth) {
        if (depth == path.size()) {
            return value;
        }
        String key = path.get(depth);
        return switch (node) {
            case YamlNode.Mapping m -> {
                var entries = new LinkedHashMap<>(m.entries());
                Entry old = entries.get(key);
                YamlNode inner = old == null ? new YamlNode.Mapping(new LinkedHashMap<>(), origin) : old.value();
                entries.put(key, new Entry(origin, replaced(inner, depth + 1)));
                yield new YamlNode.Mapping(entries, m.place());
            }
            case YamlNode.Items list -> {
                int index = index(key, list);
                var values = new ArrayList<>(list.values());
                values.set(index, replaced(values.get(index), depth + 1));
                yield new YamlNode.Items(values, list.place());
            }
            case YamlNode.Scalar s -> {
                var entries = new LinkedHashMap<String, Entry>();
                if (!s.text().isEmpty()) {
                    entries.put(WORD, new Entry(s.place(), s));
                }
                yield replaced(new YamlNode.Mapping(entries, s.place()), depth);
            }
        };
    }

    private int index(String key, YamlNode.Items list) {
        try {
            return java.util.Objects.checkIndex(Integer.parseInt(key), list.values().size());
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new InputException(origin + ": '" + key + "' must be a place in a list of " + list.values().size()
                    + ", counted from 0", e);
        }
    }
}
