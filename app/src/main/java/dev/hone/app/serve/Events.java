package dev.hone.app.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/// Server-sent events on an open answer.
final class Events {
    private final OutputStream out;

    Events(OutputStream out) {
        this.out = out;
    }

    /// Sends one event.
    ///
    /// @throws IOException if nobody reads any more
    void send(JsonNode data) throws IOException {
        write(data.toString());
    }

    /// Says that there is no more.
    void done() throws IOException {
        write("[DONE]");
    }

    private void write(String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
