package dev.hone.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import dev.hone.app.atlas.experiment.ExperimentBench;
import dev.hone.app.atlas.server.AtlasServer;
import dev.hone.app.atlas.site.AtlasSite;
import dev.hone.app.atlas.site.Sources;
import dev.hone.app.input.NotesOption;
import dev.hone.lab.experiment.Experiments;
import dev.hone.lab.library.Library;

/// The shipped atlas in a browser: from its own server, and as an export under a path of another server.
final class Atlas implements AutoCloseable {
    private final Chromium chromium;
    private final Library library;
    private final ShortRuns runs;
    private final AtlasSite site;
    private final AtlasServer server;
    private final ExportServer export;

    private Atlas(Chromium chromium) {
        this.chromium = chromium;
        library = new NotesOption().library();
        runs = ShortRuns.train();
        site = new AtlasSite(library, "under-test", runs.sources(Sources.Host.SERVER));
        server = AtlasServer.start(site, new ExperimentBench(Experiments.all(), runs.work()), 0);
        export = ExportServer.start(new AtlasSite(library, "under-test", runs.sources(Sources.Host.EXPORT)));
    }

    static Atlas start() {
        return new Atlas(Chromium.start());
    }

    /// Who hands out the pages.
    enum Host { SERVER, EXPORT }

    Library library() {
        return library;
    }

    AtlasSite site() {
        return site;
    }

    /// The address of the site's root.
    String root(Host host) {
        return switch (host) {
            case SERVER -> server.address();
            case EXPORT -> export.address();
        };
    }

    /// A visitor with a fresh profile, who prefers light colours, at the atlas's own server.
    Visit visit(Screen screen) {
        return visit(Host.SERVER, screen, ColorScheme.LIGHT);
    }

    /// A visitor with a fresh profile at a site of another server.
    Visit visit(String root, Screen screen) {
        return visit(root, screen, ColorScheme.LIGHT);
    }

    /// A visitor with a fresh profile.
    Visit visit(Host host, Screen screen, ColorScheme colours) {
        return visit(root(host), screen, colours);
    }

    private Visit visit(String root, Screen screen, ColorScheme colours) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(screen.width(), screen.height())
                .setColorScheme(colours)
                .setHasTouch(screen.isPhone())
                .setLocale("en-GB");
        return new Visit(chromium.browser().newContext(options), root);
    }

    @Override
    public void close() {
        export.close();
        server.close();
        chromium.close();
        runs.close();
    }
}
