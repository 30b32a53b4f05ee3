package dev.hone.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Optional;

/// What came back at the end of a chain of redirects, with what the hub itself said on the way there.
///
/// The hub redirects large files to a store; only its own answer names commit and etag.
record Answer(HttpResponse<InputStream> last, Optional<String> commit, Optional<String> etag) implements AutoCloseable {
    int status() {
        return last.statusCode();
    }

    InputStream body() {
        return last.body();
    }

    /// A header of the last answer.
    Optional<String> header(String name) {
        return last.headers().firstValue(name);
    }

    /// Lets the connection go.
    @Override
    public void close() {
        try {
            last.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a connection to " + last.uri().getHost(), e);
        }
    }
}
