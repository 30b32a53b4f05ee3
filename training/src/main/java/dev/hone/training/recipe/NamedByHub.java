package dev.hone.training.recipe;

import dev.hone.foundation.yaml.YamlNode;
import dev.hone.hub.HubId;
import dev.hone.tasks.data.Columns;
import dev.hone.tasks.data.RowChoice;
import dev.hone.tasks.registry.TaskSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a recipe names on the hub, so that it can be fetched before the recipe is read for good: the words at keys for
/// models and at `file` of tasks, where nothing of that path exists.
public final class NamedByHub {
    /// Keys whose word names a model.
    private static final Set<String> MODELS = Set.of("model", "teacher", "policy", "critic");

    /// Keys of lists whose sections have a key `model` each, or `judge`.
    private static final Set<String> LISTS = Set.of("rewards", "teachers");

    private NamedByHub() {}

    /// The models of a recipe.
    ///
    /// Throws: [dev.hone.foundation.InputException] if the file is no recipe.
    public static List<HubId> models(Path recipe, List<String> overrides) {
        List<HubId> found = new ArrayList<>();
        if (Recipe.outline(recipe, overrides) instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((key, entry) -> {
                if (MODELS.contains(key)) {
                    model(entry.value(), recipe).ifPresent(found::add);
                }
                if (LISTS.contains(key) && entry.value() instanceof YamlNode.Items items) {
                    items.values().forEach(item -> {
                        model(item, recipe).ifPresent(found::add);
                        judge(item, recipe).ifPresent(found::add);
                    });
                }
            });
        }
        return List.copyOf(found);
    }

    /// The word itself, or the one at `model` of a section.
    private static Optional<HubId> model(YamlNode item, Path recipe) {
        YamlNode word = item instanceof YamlNode.Mapping section
                && section.entries().get("model") instanceof YamlNode.Entry e ? e.value() : item;
        return named(word, recipe, HubId.Kind.MODEL);
    }

    private static Optional<HubId> judge(YamlNode item, Path recipe) {
        return item instanceof YamlNode.Mapping section
                && section.entries().get("judge") instanceof YamlNode.Entry e
                        ? named(e.value(), recipe, HubId.Kind.MODEL)
                        : Optional.empty();
    }

    /// A data set, and the task that reads it with its choice of rows.
    public record Data(HubId id, TaskSpec task) {}

    /// The data sets of a recipe.
    ///
    /// Throws: [dev.hone.foundation.InputException] if the file is no recipe.
    public static List<Data> data(Path recipe, List<String> overrides) {
        List<Data> found = new ArrayList<>();
        if (Recipe.outline(recipe, overrides) instanceof YamlNode.Mapping mapping) {
            collect(mapping, recipe, found);
            if (mapping.entries().get("demonstrations") instanceof YamlNode.Entry(_, YamlNode.Mapping shown)) {
                collect(shown, recipe, found);
            }
        }
        return List.copyOf(found);
    }

    private static void collect(YamlNode.Mapping mapping, Path recipe, List<Data> found) {
        if (mapping.entries().get("tasks") instanceof YamlNode.Entry(_, YamlNode.Items tasks)) {
            for (YamlNode task : tasks.values()) {
                if (task instanceof YamlNode.Mapping section && section.entries().get("file") != null) {
                    named(section.entries().get("file").value(), recipe, HubId.Kind.DATASET)
                            .ifPresent(id -> found.add(new Data(id, task(section))));
                }
            }
        }
    }

    private static TaskSpec task(YamlNode.Mapping section) {
        var rows = new RowChoice(word(section, "subset"), word(section, "split"), Optional.empty(), Columns.USUAL);
        return TaskSpec.of(word(section, "family").orElse("")).rows(rows);
    }

    private static Optional<String> word(YamlNode.Mapping section, String key) {
        return section.entries().get(key) instanceof YamlNode.Entry entry && entry.value() instanceof YamlNode.Scalar s
                ? Optional.of(s.text())
                : Optional.empty();
    }

    private static Optional<HubId> named(YamlNode node, Path recipe, HubId.Kind kind) {
        if (!(node instanceof YamlNode.Scalar word)) {
            return Optional.empty();
        }
        return HubId.find(kind, word.text())
                .filter(id -> !Files.exists(recipe.resolveSibling(word.text())) && !Files.exists(Path.of(word.text())));
    }
}
