package dev.hone.app.input;

import dev.hone.app.terminal.DownloadView;
import dev.hone.app.terminal.Terminal;
import dev.hone.hub.Hub;
import dev.hone.hub.HubCache;
import dev.hone.hub.HubId;
import dev.hone.hub.HubListing;
import dev.hone.hub.HubSettings;
import dev.hone.hub.ModelFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Turns what a user calls a model into a place on this machine: a path first, then a name of the hub.
public final class HubNames {
    private HubNames() {}

    /// The path itself where something is there, or where it cannot be a name of the hub; else the model in the hub's
    /// cache, which is fetched where that is allowed.
    ///
    /// @throws dev.hone.foundation.InputException if it is neither here nor in the cache and may not be fetched, or the
    ///     hub refuses
    public static Path model(String given, Fetching fetching, Terminal terminal) {
        Optional<HubId> id = HubId.find(HubId.Kind.MODEL, given);
        if (Files.exists(Path.of(given)) || id.isEmpty()) {
            return Path.of(given);
        }
        HubSettings settings = HubSettings.ofProcess();
        var cache = new HubCache(settings.cache());
        return switch (fetching) {
            case NEVER -> ModelFiles.find(cache, id.get()).orElseGet(() -> absent(given, cache, id.get()));
            case IF_MISSING -> ModelFiles.find(cache, id.get()).orElseGet(() -> fetch(settings, id.get(), terminal));
        };
    }

    /// A path that is nearly one that exists was probably meant as a path.
    private static Path absent(String given, HubCache cache, HubId id) {
        return Models.hint(Path.of(given)).isEmpty() ? ModelFiles.require(cache, id) : Path.of(given);
    }

    private static Path fetch(HubSettings settings, HubId id, Terminal terminal) {
        var hub = new Hub(settings);
        HubListing listing = hub.listing(id);
        hub.fetch(hub.plan(listing, ModelFiles.choose(id, listing.paths())), new DownloadView(terminal, hub.cache()));
        return ModelFiles.require(hub.cache(), id);
    }
}
