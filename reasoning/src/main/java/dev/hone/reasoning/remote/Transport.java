package dev.hone.reasoning.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests to a server: tried again where that may help, at a pace, out of the cache where it is there.
final class Transport {
    private static final JsonMapper JSON = new JsonMapper();
    static final int OK = 200;
    static final int INTERNAL_ERROR = 500;

    private final ServerSettings settings;
    private final HttpClient client;
    private final Pace pace;
    private final Optional<AnswerCache> cache;

    Transport(ServerSettings settings) {
        this.settings = settings;
        client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).version(HttpClient.Version.HTTP_1_1)
                .build();
        pace = new Pace(settings.together(), settings.perMinute());
        cache = settings.cache().map(AnswerCache::new);
    }

    /// The server's address.
    URI base() {
        return settings.base();
    }

    /// What to ask a server for.
    JsonNode get(String path) throws InterruptedException {
        return json(path, whole(request(path).GET().build(), Transport::mayHelp));
    }

    /// Posts a body to see whether the server takes it: one that fails on it (500) is not asked again.
    JsonNode probe(String path, String body) throws InterruptedException {
        return post(path, body, status -> status != INTERNAL_ERROR && mayHelp(status));
    }

    /// Posts a body and returns the answer, kept where there is a cache.
    JsonNode post(String path, String body) throws InterruptedException {
        return post(path, body, Transport::mayHelp);
    }

    private JsonNode post(String path, String body, IntPredicate again) throws InterruptedException {
        String address = settings.at(path).toString();
        Optional<String> kept = cache.flatMap(c -> c.find(address, body));
        if (kept.isPresent()) {
            return json(path, kept.get());
        }
        String answer = whole(posting(path, body), again);
        JsonNode parsed = json(path, answer);
        cache.ifPresent(c -> c.keep(address, body, answer));
        return parsed;
    }

    private String whole(HttpRequest request, IntPredicate again) throws InterruptedException {
        return send(request, HttpResponse.BodyHandlers.ofString(), again, text -> text);
    }

    /// What becomes of the body of an answer.
    interface Reader<B, T> {
        T read(B body) throws IOException;
    }

    /// Posts a body and reads the answer as it comes, or as it came where it is kept. `end` says what besides the body
    /// decides how far it is read; where that is not known, nothing is kept.
    <T> T stream(String path, String body, Optional<String> end, Reader<InputStream, T> reader)
            throws InterruptedException {
        if (end.isEmpty() || cache.isEmpty()) {
            return streamed(path, body, reader);
        }
        String address = settings.at(path).toString();
        String asked = body + "\n" + end.get();
        Optional<String> kept = cache.get().find(address, asked);
        if (kept.isPresent()) {
            try {
                return reader.read(new ByteArrayInputStream(kept.get().getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return streamed(path, body, in -> {
            var overheard = new Overheard(in);
            T result = reader.read(overheard);
            cache.get().keep(address, asked, overheard.heard());
            return result;
        });
    }

    /// The request is over, and its place free for another, when the reader returns. What breaks while it reads is not
    /// tried again.
    private <T> T streamed(String path, String body, Reader<InputStream, T> reader) throws InterruptedException {
        HttpRequest request = posting(path, body);
        return send(request, HttpResponse.BodyHandlers.ofInputStream(), Transport::mayHelp, in -> {
            var late = new AtomicBoolean();
            Thread clock = Thread.ofVirtual().start(() -> closeLate(in, late));
            try (in) {
                return reader.read(in);
            } catch (IOException e) {
                throw new ServerFailed(
                        OK, request.uri() + ": " + (late.get() ? "no whole answer within " + settings.timeout()
                                : "the answer broke off: " + reason(e)),
                        e);
            } finally {
                clock.interrupt();
            }
        });
    }

    private void closeLate(InputStream in, AtomicBoolean late) {
        try {
            Thread.sleep(settings.timeout());
            late.set(true);
            in.close();
        } catch (InterruptedException read) { // the answer was there in time
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest posting(String path, String body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(settings.at(path));
        settings.apiKey().ifPresent(key -> builder.header("Authorization", "Bearer " + key));
        return builder;
    }

    private <B, T> T send(
            HttpRequest request, HttpResponse.BodyHandler<B> handler, IntPredicate again, Reader<B, T> reader)
            throws InterruptedException {
        long pause = settings.backoff().toMillis();
        for (int attempt = 1;; attempt++) {
            pace.enter();
            Duration wait = Duration.ofMillis(pause);
            try {
                HttpResponse<B> answer = inTime(request, handler);
                if (answer.statusCode() / 100 == 2) {
                    return reader.read(answer.body());
                }
                if (attempt == settings.attempts() || !again.test(answer.statusCode())) {
                    throw Complaint.of(text(answer.body()))
                            .exception(request.uri().toString(), answer.statusCode(), tries(attempt));
                }
                wait = retryAfter(answer).orElse(wait);
            } catch (IOException e) {
                if (attempt == settings.attempts()) {
                    throw new ServerFailed(0, request.uri() + ": no answer" + tries(attempt) + ": " + reason(e), e);
                }
            } finally {
                pace.leave();
            }
            Thread.sleep(wait);
            pause = Math.min(pause * 2, Duration.ofMinutes(1).toMillis());
        }
    }

    /// The client's own limit of time ends with the headers of an answer; this one with its body.
    private <B> HttpResponse<B> inTime(HttpRequest request, HttpResponse.BodyHandler<B> handler)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<B>> promise = client.sendAsync(request, handler);
        try {
            return promise.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            var late = new HttpTimeoutException("request timed out after " + settings.timeout());
            late.initCause(e);
            throw late;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            promise.cancel(true); // closes the connection where it is not over
        }
    }

    private static boolean mayHelp(int status) {
        return status == 429 || status == 408 || status >= 500;
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
        return answer.headers().firstValue("Retry-After").flatMap(text -> {
            try {
                return Optional.of(Duration.ofMillis((long) (Double.parseDouble(text.strip()) * 1000)));
            } catch (NumberFormatException date) { // a date says no length of time that a wrong clock could not spoil
                return Optional.empty();
            }
        });
    }

    private static String tries(int attempt) {
        return attempt == 1 ? "" : " at the " + attempt + "th try";
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String text(Object body) {
        return switch (body) {
            case InputStream in -> read(in);
            default -> body.toString();
        };
    }

    private static String read(InputStream in) {
        try (in) {
            return new String(in.readNBytes(1 << 16), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return reason(e);
        }
    }

    private JsonNode json(String path, String answer) {
        return parse(settings.at(path).toString(), answer);
    }

    /// Reads JSON of a server.
    static JsonNode parse(String where, String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JacksonException e) {
            throw new ServerFailed(OK, where + ": the answer is not JSON: " + Complaint.shortened(answer), e);
        }
    }

    void close() {
        client.shutdownNow();
    }
}
