package dev.hone.training.recipe;

import dev.hone.foundation.yaml.YamlNode;
import dev.hone.hub.HubId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a recipe names on the hub, so that it can be fetched before the recipe is read for good: the words at keys for
/// models, where no file of that path exists.
public final class NamedByHub {
    private static final List<String> MODELS = List.of("model", "teacher", "reference", "reward-model");

    private NamedByHub() {}

    /// The models of a recipe.
    ///
    /// Throws: [dev.hone.foundation.InputException] if the file is no recipe.
    public static List<HubId> models(Path recipe, List<String> overrides) {
        YamlNode root = Recipe.outline(recipe, overrides);
        List<HubId> found = new ArrayList<>();
        if (root instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((key, entry) -> {
                if (MODELS.contains(key)) {
                    named(entry.value(), recipe).ifPresent(found::add);
                }
            });
        }
        return List.copyOf(found);
    }

    private static Optional<HubId> named(YamlNode node, Path recipe) {
        if (!(node instanceof YamlNode.Scalar word)) {
            return Optional.empty();
        }
        return HubId.find(HubId.Kind.MODEL, word.text())
                .filter(id -> !Files.exists(recipe.resolveSibling(word.text())) && !Files.exists(Path.of(word.text())));
    }
}
