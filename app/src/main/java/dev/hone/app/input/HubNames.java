package dev.hone.app.input;

import dev.hone.app.terminal.DownloadView;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.hub.Hub;
import dev.hone.hub.HubCache;
import dev.hone.hub.HubId;
import dev.hone.hub.HubListing;
import dev.hone.hub.HubSettings;
import dev.hone.hub.ModelFiles;
import dev.hone.tasks.data.RowChoice;
import dev.hone.tasks.data.SplitFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Turns what a user calls a model or a data set into a place on this machine: a path first, then a name of the hub.
public final class HubNames {
    private static final String CARD = "README.md";

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
        return Nearest.file(Path.of(given)).isEmpty() ? ModelFiles.require(cache, id) : Path.of(given);
    }

    private static Path fetch(HubSettings settings, HubId id, Terminal terminal) {
        var hub = new Hub(settings);
        HubListing listing = hub.listing(id);
        hub.fetch(hub.plan(listing, ModelFiles.choose(id, listing.paths())), new DownloadView(terminal, hub.cache()));
        return ModelFiles.require(hub.cache(), id);
    }

    /// The folder of a data set in the hub's cache that holds all files of these rows; fetched where that is allowed.
    ///
    /// @throws dev.hone.foundation.InputException if it is not in the cache and may not be fetched, or the hub refuses
    public static Path data(HubId id, List<RowChoice> rows, Fetching fetching, Terminal terminal) {
        HubSettings settings = HubSettings.ofProcess();
        var cache = new HubCache(settings.cache());
        Optional<Path> cached = cache.snapshot(id).filter(folder -> holds(folder, rows));
        return switch (fetching) {
            case NEVER -> cached.orElseThrow(() -> new InputException(id + ": there is no such file or directory here,"
                    + " and the hub's cache (" + cache.root() + ") lacks these rows; if it is a name of the hub, fetch"
                    + " them with --download"));
            case IF_MISSING -> cached.orElseGet(() -> fetch(settings, id, rows, terminal));
        };
    }

    private static boolean holds(Path folder, List<RowChoice> rows) {
        List<String> names = SplitFiles.in(folder);
        try {
            rows.forEach(choice -> SplitFiles.choose(folder.toString(), names, choice));
            return true;
        } catch (InputException lacking) { // the cache may have a part; the hub's own list is what an error should name
            return false;
        }
    }

    private static Path fetch(HubSettings settings, HubId id, List<RowChoice> rows, Terminal terminal) {
        var hub = new Hub(settings);
        HubListing listing = hub.listing(id);
        var wanted = new TreeSet<String>();
        rows.forEach(choice -> wanted.addAll(SplitFiles.choose(id.toString(), listing.paths(), choice)));
        if (listing.paths().contains(CARD)) {
            wanted.add(CARD);
        }
        return hub.fetch(hub.plan(listing, List.copyOf(wanted)), new DownloadView(terminal, hub.cache()));
    }
}
