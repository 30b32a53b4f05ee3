package dev.hone.app.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Refuses requests that another site made in the name of its visitor: by a name that resolves to the loopback address
/// (Host), or by a script (Origin).
public final class LoopbackGuard {
    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private LoopbackGuard() {}

    /// Why a request with these headers is refused; empty if it is not.
    public static Optional<String> check(@Nullable String host, @Nullable String origin) {
        if (host == null || !NAMES.contains(name(host))) {
            return Optional.of("This server answers to 127.0.0.1 and localhost only, not to '" + host + "'.\n");
        }
        if (origin != null && !isLoopback(origin)) {
            return Optional.of("Requests from '" + origin + "' are refused.\n");
        }
        return Optional.empty();
    }

    private static String name(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
    }

    private static boolean isLoopback(String origin) {
        try {
            String host = new URI(origin).getHost();
            return host != null && NAMES.contains(host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) { // an origin that is no address is nobody's we know
            return false;
        }
    }
}
