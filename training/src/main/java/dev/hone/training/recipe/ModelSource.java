package dev.hone.training.recipe;

import dev.hone.hub.HubId;
import java.nio.file.Path;

/// Where the model of a run comes from.
public sealed interface ModelSource {
    /// A Hugging Face directory, or a GGUF file.
    record OnDisk(Path path) implements ModelSource {}

    /// Fresh random weights of this shape.
    record Fresh(ModelShape shape) implements ModelSource {}

    /// Reads `model: PATH`, relative to the recipe's folder, `model: OWNER/NAME` of the hub's cache, or
    /// `model: {width: ..}`.
    static ModelSource read(Section recipe, Path folder) {
        if (recipe.isWord("model")) {
            return onDisk(recipe, "model", folder);
        }
        if (!recipe.has("model")) {
            throw recipe.error("model", "missing; give the path of a model, or the shape of a fresh one");
        }
        return new Fresh(ModelShape.read(recipe.section("model")));
    }

    /// Reads `KEY: PATH` or `KEY: OWNER/NAME` of the hub's cache, for a model that cannot be fresh.
    static OnDisk onDisk(Section section, String key, Path folder) {
        return new OnDisk(section.place(key, folder, HubId.Kind.MODEL));
    }

    /// Writes it as it is read.
    default void write(Outline recipe) {
        switch (this) {
            case OnDisk m -> recipe.put("model", m.path.toString());
            case Fresh f -> recipe.section("model", f.shape::write);
        }
    }
}
