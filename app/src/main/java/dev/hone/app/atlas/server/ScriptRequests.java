package dev.hone.app.atlas.server;

import dev.hone.app.terminal.Json;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/// Requests of the pages' scripts, and answers to them.
///
/// What changes something must come from a page of this very server: its Origin must be the address that was asked, and
/// its body JSON, which no form of another site can send.
final class ScriptRequests {
    private static final String JSON = "application/json";

    private ScriptRequests() {}

    /// Refuses a request that would change something and may not.
    ///
    /// @return whether it may go on
    static boolean allows(Context context) {
        Optional<String> refused = refused(context);
        refused.ifPresent(reason -> context.status(HttpStatus.FORBIDDEN).result(reason));
        return refused.isEmpty();
    }

    private static Optional<String> refused(Context context) {
        String origin = context.header("Origin");
        String here = "http://" + context.header("Host");
        if (!here.equalsIgnoreCase(origin)) {
            return Optional.of("Only a page of " + here + " may ask for this, not '" + origin + "'.\n");
        }
        String type = context.contentType();
        boolean json = type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(JSON);
        return json ? Optional.empty() : Optional.of("The body must be " + JSON + ".\n");
    }

    static void answer(Context context, Json json) {
        context.contentType(JSON).result(json.toString());
    }

    static void complain(Context context, HttpStatus status, String message) {
        context.status(status).contentType(JSON).result(new Json().put("message", message).toString());
    }
}
