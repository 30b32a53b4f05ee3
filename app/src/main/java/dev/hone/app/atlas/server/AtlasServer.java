package dev.hone.app.atlas.server;

import dev.hone.app.atlas.experiment.ExperimentBench;
import dev.hone.app.atlas.playground.Playground;
import dev.hone.app.atlas.site.AtlasSite;
import dev.hone.app.atlas.site.Resource;
import dev.hone.app.atlas.site.Templates;
import dev.hone.app.http.LoopbackGuard;
import dev.hone.app.input.Allowed;
import dev.hone.foundation.InputException;
import dev.hone.training.run.RunDirectory;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.util.Optional;

/// Shows the atlas on this machine's loopback address.
///
/// A request is answered only if its Host and Origin name the loopback address, so that no page of another site can
/// read from it. Pages may load nothing from elsewhere.
public final class AtlasServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int HIGHEST_PORT = 65_535;
    private static final long MOST_BYTES = 1 << 16;
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final Javalin server;
    private final RunFollower runs;
    private final Playground playground;
    private final ExperimentBench bench;

    private AtlasServer(Javalin server, RunFollower runs, Playground playground, ExperimentBench bench) {
        this.server = server;
        this.runs = runs;
        this.playground = playground;
        this.bench = bench;
    }

    /// Starts on a port; port 0 takes any that is free.
    ///
    /// @param bench runs what a reader begins; closed with the server
    /// @throws InputException if the port is taken, or no port at all
    public static AtlasServer start(AtlasSite site, ExperimentBench bench, int port) {
        Allowed.between("--port", port, 0, HIGHEST_PORT);
        var runs = new RunFollower(site.runs());
        var playground = new Playground(site.models(), Runtime.getRuntime().availableProcessors());
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.concurrency.useVirtualThreads = true;
            config.routes.before(AtlasServer::guard);
            config.routes.exception(InputException.class, (e, context) -> cannot(context, e));
            config.http.maxRequestSize = MOST_BYTES;
            new PlaygroundRoutes(playground).add(config.routes);
            new ExperimentRoutes(bench, new Templates()).add(config.routes);
            config.routes.get("/runs/{name}/events", context -> follow(context, runs));
            config.routes.get("/", context -> answer(context, site, ""));
            config.routes.get("/<path>", context -> answer(context, site, path(context)));
        });
        try {
            return new AtlasServer(server.start(LOOPBACK, port), runs, playground, bench);
        } catch (JavalinBindException e) {
            throw new InputException("port " + port + " is taken; name another with --port, or 0 for any", e);
        }
    }

    private static void guard(Context context) {
        LoopbackGuard.check(context.header("Host"), context.header("Origin")).ifPresent(reason -> {
            context.status(HttpStatus.FORBIDDEN).result(reason);
            context.skipRemainingHandlers();
        });
    }

    /// The path that was asked for; the one of a folder keeps its slash.
    private static String path(Context context) {
        return context.pathParam("path").replaceFirst("/+$", "") + (context.path().endsWith("/") ? "/" : "");
    }

    private static void answer(Context context, AtlasSite site, String path) {
        Optional<Resource> found = site.find(path);
        Resource resource = found.orElseGet(() -> site.notFound(path));
        context.status(found.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", path.startsWith("assets/vendor/") ? "max-age=3600" : "no-cache")
                .contentType(resource.type())
                .result(resource.content());
    }

    /// Sends what a run gains until it ends or nobody reads any more.
    private static void follow(Context context, RunFollower runs) throws IOException {
        Optional<RunDirectory> run = runs.find(context.pathParam("name"));
        if (run.isEmpty()) {
            context.status(HttpStatus.NOT_FOUND).result("There is no such run.\n");
            return;
        }
        context.contentType("text/event-stream").header("Cache-Control", "no-cache");
        runs.follow(run.get(), new EventStream(context.res().getOutputStream()));
    }

    /// A file that a page needs cannot be read; the text says which, and why.
    private static void cannot(Context context, InputException e) {
        context.status(HttpStatus.SERVICE_UNAVAILABLE).contentType("text/plain; charset=utf-8")
                .result(e.getMessage() + "\n");
    }

    /// Where to point a browser.
    public String address() {
        return "http://" + LOOPBACK + ":" + server.port() + "/";
    }

    @Override
    public void close() {
        runs.close();
        playground.close();
        bench.close();
        server.stop();
    }
}
