package dev.hone.reasoning.remote;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How a server is reached.
///
/// - `base`: the address up to and without `/completions`, such as `http://127.0.0.1:4664/v1`
/// - `apiKey`: sent as a bearer token
/// - `timeout`: for one request, until its whole answer
/// - `attempts`: how often a request is tried where the server is busy (429), fails (5xx) or is not reached; between
///   tries it waits `backoff`, twice as long each time, or as long as the server's Retry-After says
/// - `together`: requests that are under way at the same time
/// - `perMinute`: requests that are begun a minute, evenly spaced
/// - `cache`: a folder in which answers are kept by what was asked
///
/// Throws: `IllegalArgumentException` for a number that is not positive.
public record ServerSettings(
        URI base, Optional<String> apiKey, Duration timeout, int attempts, Duration backoff, int together,
        int perMinute,
        Optional<Path> cache) {
    public ServerSettings {
        if (timeout.isNegative() || timeout.isZero() || attempts < 1 || backoff.isNegative() || together < 1
                || perMinute < 1) {
            throw new IllegalArgumentException("timeout, attempts, requests together and a minute must be positive");
        }
        if (base.getScheme() == null || !base.getScheme().startsWith("http") || base.getHost() == null) {
            throw new IllegalArgumentException("'" + base + "' is no address such as http://127.0.0.1:4664/v1");
        }
    }

    /// A server without key, cache or limits of its own.
    public static ServerSettings of(URI base) {
        return new ServerSettings(
                base, Optional.empty(), Duration.ofMinutes(10), 5, Duration.ofMillis(500), 64, Integer.MAX_VALUE,
                Optional.empty());
    }

    /// The same with a key.
    public ServerSettings withKey(Optional<String> key) {
        return new ServerSettings(base, key, timeout, attempts, backoff, together, perMinute, cache);
    }

    /// The same with a cache.
    public ServerSettings withCache(Optional<Path> folder) {
        return new ServerSettings(base, apiKey, timeout, attempts, backoff, together, perMinute, folder);
    }

    /// The same with other tries.
    public ServerSettings withAttempts(int tries, Duration firstPause) {
        return new ServerSettings(base, apiKey, timeout, tries, firstPause, together, perMinute, cache);
    }

    /// The same with another limit of time.
    public ServerSettings withTimeout(Duration limit) {
        return new ServerSettings(base, apiKey, limit, attempts, backoff, together, perMinute, cache);
    }

    /// The same with other limits.
    public ServerSettings withLimits(int atOnce, int aMinute) {
        return new ServerSettings(base, apiKey, timeout, attempts, backoff, atOnce, aMinute, cache);
    }

    /// The address of a path below the base; `/../` leads to the folder above.
    URI at(String path) {
        String start = base.toString();
        return URI.create((start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + path).normalize();
    }
}
