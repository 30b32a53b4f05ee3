package dev.hone.training.recipe;

import dev.hone.hub.HubCache;
import dev.hone.hub.HubId;
import dev.hone.hub.ModelFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where a recipe's path leads if nothing is there and its text has the form of a name of the hub.
final class HubPlace {
    private HubPlace() {}

    /// The path itself where something is there; else what the hub's cache has under the name, at the commit that it
    /// has now, so that the recipe of a run names the files it used; else the path again, which whoever reads it
    /// refuses.
    static Path of(Path path, String text, HubId.Kind kind) {
        if (Files.exists(path)) {
            return path;
        }
        HubCache cache = HubCache.ofProcess();
        Optional<HubId> id = HubId.find(kind, text);
        return switch (kind) {
            case MODEL -> id.flatMap(i -> ModelFiles.find(cache, i)).orElse(path);
            case DATASET -> id.flatMap(cache::snapshot).orElse(path);
        };
    }
}
