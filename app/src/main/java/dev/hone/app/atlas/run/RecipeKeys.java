package dev.hone.app.atlas.run;

import dev.hone.app.atlas.site.Sources.Host;
import dev.hone.foundation.yaml.YamlNode;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.RunDirectory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A run's recipe, as text and as keys with their values: `sampling.group` is `8`.
///
/// Other servers are not told where on this machine a file lies: there a path is its last part.
final class RecipeKeys {
    private static final Pattern FOLDERS = Pattern.compile("(?<=[\\s\"'\\[]|^)/(?:[^\\s\"'/]+/)+");

    private RecipeKeys() {}

    static String text(RunDirectory run, Host host) {
        return shown(run.recipe().yaml(), host);
    }

    static Map<String, String> of(RunDirectory run, Host host) {
        Map<String, String> keys = new LinkedHashMap<>();
        collect(Recipe.outline(run.folder().resolve("recipe.yaml"), List.of()), "", keys);
        keys.replaceAll((key, value) -> shown(value, host));
        return keys;
    }

    private static String shown(String text, Host host) {
        return switch (host) {
            case SERVER -> text;
            case EXPORT -> FOLDERS.matcher(text).replaceAll("");
        };
    }

    private static void collect(YamlNode node, String key, Map<String, String> keys) {
        switch (node) {
            case YamlNode.Scalar s -> keys.put(key, s.text());
            case YamlNode.Mapping m -> m.entries().forEach(
                    (name, entry) -> collect(entry.value(), key.isEmpty() ? name : key + "." + name, keys));
            case YamlNode.Items items when items.values().stream().allMatch(YamlNode.Scalar.class::isInstance) ->
                keys.put(key, items.values().stream().map(v -> ((YamlNode.Scalar) v).text())
                        .collect(Collectors.joining(", ")));
            case YamlNode.Items items -> {
                for (int i = 0; i < items.values().size(); i++) {
                    collect(items.values().get(i), key + "[" + i + "]", keys);
                }
            }
        }
    }
}
