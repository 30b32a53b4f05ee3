package dev.hone.app.atlas.server;

import dev.hone.app.atlas.playground.Attempt;
import dev.hone.app.atlas.playground.Playground;
import dev.hone.app.terminal.Json;
import dev.hone.foundation.InputException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The playground's addresses:
///
/// ```
/// GET  /playground/problem?task=chains&seed=1    the problem that these mean
/// POST /playground/attempts                      begins an attempt; the answer has its id
/// GET  /playground/attempts/ID/events            what happens, from the beginning
/// POST /playground/attempts/ID/cancel            ends it
/// ```
final class PlaygroundRoutes {
    private static final long WAIT_MILLIS = 1000;
    private static final int BEAT = 15;

    private final Playground playground;

    PlaygroundRoutes(Playground playground) {
        this.playground = playground;
    }

    void add(RoutesConfig routes) {
        routes.get("/playground/problem", this::problem);
        routes.post("/playground/attempts", this::begin);
        routes.get("/playground/attempts/{id}/events", this::events);
        routes.post("/playground/attempts/{id}/cancel", this::cancel);
    }

    private void problem(Context context) {
        try {
            String seed = Optional.ofNullable(context.queryParam("seed")).orElse("0");
            String task = Optional.ofNullable(context.queryParam("task")).orElse("");
            ScriptRequests.answer(context, playground.problem(task, Long.parseLong(seed)));
        } catch (NumberFormatException e) {
            ScriptRequests.complain(context, HttpStatus.BAD_REQUEST, "seed: must be a whole number");
        } catch (InputException e) {
            ScriptRequests.complain(context, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private void begin(Context context) {
        if (!ScriptRequests.allows(context)) {
            return;
        }
        try {
            ScriptRequests.answer(context, new Json().put("id", playground.begin(context.body()).id()));
        } catch (InputException e) {
            ScriptRequests.complain(context, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (Playground.Busy e) {
            ScriptRequests.complain(context, HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    private void cancel(Context context) {
        if (!ScriptRequests.allows(context)) {
            return;
        }
        Optional<Attempt> attempt = playground.find(context.pathParam("id"));
        attempt.ifPresent(Attempt::cancel);
        if (attempt.isEmpty()) {
            ScriptRequests.complain(context, HttpStatus.NOT_FOUND, "there is no such attempt");
        } else {
            ScriptRequests.answer(context, new Json());
        }
    }

    private void events(Context context) throws IOException {
        Optional<Attempt> attempt = playground.find(context.pathParam("id"));
        if (attempt.isEmpty()) {
            ScriptRequests.complain(context, HttpStatus.NOT_FOUND, "there is no such attempt");
            return;
        }
        context.contentType("text/event-stream").header("Cache-Control", "no-cache");
        try {
            send(attempt.get(), new EventStream(context.res().getOutputStream()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(Attempt attempt, EventStream stream) throws IOException, InterruptedException {
        int sent = 0;
        int quiet = 0;
        while (true) {
            boolean over = attempt.isOver();
            List<Attempt.Event> more = attempt.after(sent, WAIT_MILLIS);
            for (Attempt.Event event : more) {
                stream.send(event.name(), event.data());
            }
            sent += more.size();
            if (more.isEmpty() && over) {
                return;
            }
            if (more.isEmpty() && ++quiet % BEAT == 0) {
                stream.beat();
            }
        }
    }
}
