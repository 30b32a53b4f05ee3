package dev.hone.reasoning.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntPredicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests to a server: tried again where that may help, at a pace, out of the cache where it is there.
final class Transport {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHOWN = 300;
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

    /// What to ask a server for.
    JsonNode get(String path) throws InterruptedException {
        return json(path, send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString(), Transport::mayHelp)
                .body());
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
        String answer = send(posting(path, body), HttpResponse.BodyHandlers.ofString(), again).body();
        JsonNode parsed = json(path, answer);
        cache.ifPresent(c -> c.keep(address, body, answer));
        return parsed;
    }

    /// Posts a body and returns the answer as it comes. Whoever reads it closes it.
    InputStream stream(String path, String body) throws InterruptedException {
        return send(posting(path, body), HttpResponse.BodyHandlers.ofInputStream(), Transport::mayHelp).body();
    }

    private HttpRequest posting(String path, String body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(settings.at(path)).timeout(settings.timeout());
        settings.apiKey().ifPresent(key -> builder.header("Authorization", "Bearer " + key));
        return builder;
    }

    private <T> HttpResponse<T> send(
            HttpRequest request, HttpResponse.BodyHandler<T> handler, IntPredicate again)
            throws InterruptedException {
        long pause = settings.backoff().toMillis();
        for (int attempt = 1;; attempt++) {
            pace.enter();
            Duration wait = Duration.ofMillis(pause);
            try {
                HttpResponse<T> answer = client.send(request, handler);
                if (answer.statusCode() / 100 == 2) {
                    return answer;
                }
                if (attempt == settings.attempts() || !again.test(answer.statusCode())) {
                    throw new ServerFailed(answer.statusCode(), request.uri() + ": the server answered "
                            + answer.statusCode() + tries(attempt) + ": " + text(answer.body()));
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

    /// What an error says, shortened.
    private static String text(Object body) {
        String all = switch (body) {
            case InputStream in -> read(in);
            default -> body.toString();
        };
        String message = all;
        try {
            JsonNode error = JSON.readTree(all).path("error");
            message = error.path("message").asString(error.isString() ? error.stringValue() : all);
        } catch (JacksonException plain) { // an answer that is no JSON is shown as it is
            message = all;
        }
        return message.length() <= SHOWN ? message : message.substring(0, SHOWN) + "...";
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
            throw new ServerFailed(200, where + ": the answer is not JSON: "
                    + (answer.length() <= SHOWN ? answer : answer.substring(0, SHOWN) + "..."), e);
        }
    }

    void close() {
        client.shutdownNow();
    }
}
