package dev.hone.app.atlas.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Server-sent events with names, on an open answer.
final class EventStream {
    private final OutputStream out;

    EventStream(OutputStream out) {
        this.out = out;
    }

    /// Sends one event; the data is one line.
    ///
    /// @throws IOException if nobody reads any more
    void send(String event, String data) throws IOException {
        write("event: " + event + "\ndata: " + data + "\n\n");
    }

    /// Sends a line that browsers leave out, to find whether anybody reads.
    ///
    /// @throws IOException if nobody does
    void beat() throws IOException {
        write(": still here\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
