package dev.hone.hub;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Asks the hub, follows its redirects, and shows the token to nobody else.
final class HubConnection {
    private static final int MOST_REDIRECTS = 8;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final HubSettings settings;
    private final HttpClient client;

    HubConnection(HubSettings settings) {
        this.settings = settings;
        // Redirects are followed here, since the client would take the token along.
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(LONGEST_WAIT)
                .build();
    }

    /// Gets an address of the hub (`path` begins with `/`), from a byte on where one is given.
    ///
    /// @throws IOException where nobody answers
    Answer get(String path, OptionalLong from) throws IOException {
        if (settings.reach() == HubSettings.Reach.OFFLINE) {
            throw new InputException("HF_HUB_OFFLINE is set, so the hub is not asked; unset it to fetch");
        }
        URI at = URI.create(settings.endpoint() + path);
        Optional<String> commit = Optional.empty();
        Optional<String> etag = Optional.empty();
        for (int redirects = 0;; redirects++) {
            HttpResponse<InputStream> response = send(request(at, from));
            if (isHubs(at)) { // what the store says of its own files is not the hub's word
                Optional<String> named = response.headers().firstValue("X-Repo-Commit");
                Optional<String> linked = response.headers().firstValue("X-Linked-Etag")
                        .or(() -> response.headers().firstValue("ETag"));
                commit = named.isPresent() ? named : commit;
                etag = linked.isPresent() ? linked : etag;
            }
            Optional<String> location = response.headers().firstValue("Location");
            if (!REDIRECTS.contains(response.statusCode()) || location.isEmpty()) {
                return new Answer(response, commit, etag.map(HubConnection::plain));
            }
            response.body().close();
            if (redirects == MOST_REDIRECTS) {
                throw new InputException(settings.endpoint() + path + ": redirects in a circle");
            }
            at = next(at, location.get());
        }
    }

    private HttpRequest request(URI at, OptionalLong from) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at)
                .timeout(LONGEST_WAIT)
                .header("User-Agent", "hone")
                .header("Accept-Encoding", "identity");
        if (from.isPresent()) {
            request.header("Range", "bytes=" + from.getAsLong() + "-");
        }
        if (isHubs(at)) {
            settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        }
        return request.build();
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + request.uri().getHost(), e);
        }
    }

    private static URI next(URI at, String location) {
        URI next;
        try {
            next = at.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new InputException(at.getHost() + " redirects to '" + location + "', which is no address", e);
        }
        boolean web = "https".equals(next.getScheme()) || "http".equals(next.getScheme());
        boolean weaker = "https".equals(at.getScheme()) && !"https".equals(next.getScheme());
        if (!web || weaker || next.getHost() == null) {
            throw new InputException(at.getHost() + " redirects to '" + location + "', which is not followed: "
                    + (weaker ? "it is not encrypted" : "it is no address of the web"));
        }
        return next;
    }

    /// Whether an address is the hub's own: the same scheme, host and port.
    private boolean isHubs(URI at) {
        URI hub = settings.endpoint();
        return hub.getScheme().equals(at.getScheme()) && hub.getHost().equalsIgnoreCase(at.getHost())
                && port(hub) == port(at);
    }

    private static int port(URI at) {
        return at.getPort() >= 0 ? at.getPort() : "https".equals(at.getScheme()) ? 443 : 80;
    }

    /// An etag without its quotes and its mark of weakness.
    private static String plain(String etag) {
        String text = etag.startsWith("W/") ? etag.substring(2) : etag;
        return text.replace("\"", "");
    }
}
