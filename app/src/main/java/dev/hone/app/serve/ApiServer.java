package dev.hone.app.serve;

import dev.hone.app.http.LoopbackGuard;
import dev.hone.app.input.Allowed;
import dev.hone.foundation.InputException;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.solve.Strategy;
import dev.hone.tasks.Verifier;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Serves a model to OpenAI-compatible clients: `/v1/models`, `/v1/completions`, `/v1/chat/completions`, `/metrics`,
/// `/health`.
///
/// On the loopback address a request must name it in Host and Origin, so that no page of another site can ask; on any
/// other address it must bring the token.
public final class ApiServer implements AutoCloseable {
    private static final int HIGHEST_PORT = 65_535;
    private static final long MOST_BYTES = 8L << 20;
    private static final Set<String> PATHS =
            Set.of("/v1/models", "/v1/completions", "/v1/chat/completions", "/tokenize", "/metrics", "/health");
    private static final String KEPT = "served";

    private final Javalin server;
    private final String host;
    private final Served served;
    private final Completions completions;
    private final Chat chat;
    private final StrategyAnswers strategies;
    private final Replies replies = new Replies();
    private final ServerMetrics metrics = new ServerMetrics();
    private final Optional<String> token;
    private final boolean loopback;
    private final int usualTokens;
    private final long created = Instant.now().getEpochSecond();

    /// Where a server listens, and the token that it asks for.
    public record Place(String host, int port, Optional<String> token) {}

    /// Starts; port 0 takes any that is free. `reader` reads answers where a strategy is asked for; `usualTokens` is
    /// the greatest length of a chat's answer that names none.
    ///
    /// @throws InputException if the port is taken, the host is unknown, or another address than loopback has no token
    static ApiServer start(Served served, Verifier reader, Place place, int usualTokens) {
        return new ApiServer(served, reader, place, usualTokens);
    }

    private ApiServer(Served served, Verifier reader, Place place, int usualTokens) {
        Allowed.between("--port", place.port(), 0, HIGHEST_PORT);
        this.served = served;
        this.completions = new Completions(served);
        this.chat = new Chat(served);
        this.strategies = new StrategyAnswers(served, reader);
        this.token = place.token();
        this.host = place.host();
        this.loopback = isLoopback(place.host());
        this.usualTokens = usualTokens;
        if (!loopback && token.isEmpty()) {
            throw new InputException(
                    "--host " + place.host() + " can be reached by others; give a --token that they must"
                            + " know, or leave out --host");
        }
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.http.maxRequestSize = MOST_BYTES;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.http.prefer405over404 = true;
            config.concurrency.useVirtualThreads = true;
            config.routes.before(this::admit);
            config.routes.get("/v1/models", this::models);
            config.routes.get("/v1/models/<id>", this::model);
            config.routes.post("/v1/completions", this::completions);
            config.routes.post("/v1/chat/completions", this::chat);
            config.routes.post("/tokenize", this::tokenize);
            config.routes.get("/metrics", c -> c.contentType("text/plain; version=0.0.4").result(
                    metrics.text(served.generator().service())));
            config.routes.get("/health", c -> c.result("ok\n"));
            config.routes.exception(Refused.class, (e, c) -> refuse(c, e));
            config.routes.exception(InputException.class, (e, c) -> refuse(c, Refused.mistake(e)));
            config.routes.exception(CompletionException.class, (e, c) -> broken(c, e));
            config.routes.exception(Exception.class, (e, c) -> broken(c, e));
            config.routes.error(HttpStatus.NOT_FOUND, c -> unless(c, "there is nothing at " + c.path()));
            config.routes.error(HttpStatus.METHOD_NOT_ALLOWED, c -> unless(c, c.method() + " is not answered here"));
            config.routes.error(HttpStatus.CONTENT_TOO_LARGE,
                    c -> unless(c, "the body is larger than " + MOST_BYTES + " bytes"));
            config.routes.after(this::count);
        });
        try {
            server = javalin.start(place.host(), place.port());
        } catch (JavalinBindException e) {
            throw new InputException("port " + place.port() + " is taken; name another with --port, or 0 for any", e);
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new InputException("--host: '" + host + "' is not known on this machine", e);
        }
    }

    private void admit(Context c) {
        metrics.begun();
        c.attribute(KEPT, System.nanoTime());
        if (loopback) {
            LoopbackGuard.check(c.header("Host"), c.header("Origin")).ifPresent(reason -> {
                throw Refused.with(HttpStatus.FORBIDDEN, reason.strip());
            });
        }
        token.ifPresent(wanted -> {
            String given = c.header("Authorization");
            byte[] expected = ("Bearer " + wanted).getBytes(StandardCharsets.UTF_8);
            if (given == null || !MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
                throw Refused.with(HttpStatus.UNAUTHORIZED,
                        "the token is missing or wrong (Authorization: Bearer ...)");
            }
        });
    }

    private void count(Context c) {
        Long begun = c.attribute(KEPT);
        boolean known = PATHS.contains(c.path());
        metrics.ended(known ? c.path() : "other", c.statusCode(), begun == null ? 0 : System.nanoTime() - begun);
    }

    private void models(Context c) {
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("object", "list");
        all.putArray("data").add(description(served.name()));
        send(c, all);
    }

    private void model(Context c) {
        String id = c.pathParam("id");
        served.strategy(id);
        send(c, description(id));
    }

    private ObjectNode description(String id) {
        return JsonNodeFactory.instance.objectNode()
                .put("id", id)
                .put("object", "model")
                .put("created", created)
                .put("owned_by", "hone")
                .put("max_model_len", served.generator().service().positions());
    }

    private void tokenize(Context c) {
        Body body = Body.of(c.body());
        body.text("model").ifPresent(served::strategy);
        String text = body.text("prompt").orElseThrow(() -> Refused.field("prompt", "is missing"));
        boolean begun = body.flag("add_special_tokens");
        body.finish();
        int[] ids = begun ? served.generator().ids(new Prompt.Text(text)) : served.generator().tokens(text);
        ObjectNode reply = JsonNodeFactory.instance.objectNode().put("count", ids.length);
        ArrayNode tokens = reply.putArray("tokens");
        Arrays.stream(ids).forEach(tokens::add);
        send(c, reply);
    }

    private void completions(Context c) throws IOException {
        CompletionBody body = CompletionBody.read(Body.of(c.body()));
        Optional<Strategy> strategy = served.strategy(body.drawing().model());
        Replies.Head head = replies.head("cmpl", "text_completion", body.drawing().model());
        if (!body.drawing().streams()) {
            send(c, strategy.map(s -> strategies.completion(s, body, head))
                    .orElseGet(() -> completions.answer(body, head)));
        } else if (strategy.isPresent()) {
            strategies.streamCompletion(strategy.get(), body, head, events(c));
        } else {
            completions.stream(body, head, events(c));
        }
    }

    private void chat(Context c) throws IOException {
        ChatBody body = ChatBody.read(Body.of(c.body()), usualTokens);
        Optional<Strategy> strategy = served.strategy(body.drawing().model());
        strategy.ifPresent(s -> StrategyAnswers.requireUser(body.messages()));
        Replies.Head head = replies.head("chatcmpl", "chat.completion", body.drawing().model());
        if (!body.drawing().streams()) {
            send(c, strategy.map(s -> strategies.chat(s, body, head)).orElseGet(() -> chat.answer(body, head)));
        } else if (strategy.isPresent()) {
            strategies.streamChat(strategy.get(), body, head, events(c));
        } else {
            chat.stream(body, head, events(c));
        }
    }

    private void send(Context c, JsonNode reply) {
        metrics.used(reply.path("usage"));
        c.contentType("application/json").result(reply.toString());
    }

    private static Events events(Context c) throws IOException {
        c.contentType("text/event-stream");
        c.header("Cache-Control", "no-cache");
        return new Events(c.res().getOutputStream());
    }

    private static void refuse(Context c, Refused e) {
        String kind = e.status() == HttpStatus.UNAUTHORIZED ? "authentication_error" : "invalid_request_error";
        c.status(e.status())
                .contentType("application/json")
                .result(Replies.error(String.valueOf(e.getMessage()), kind, e.field(), e.code()).toString());
    }

    private static void broken(Context c, Exception e) {
        Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        switch (cause) {
            case Refused r -> refuse(c, r);
            case InputException i -> refuse(c, Refused.mistake(i));
            case IOException gone -> c.status(HttpStatus.INTERNAL_SERVER_ERROR);
            default -> c.status(HttpStatus.INTERNAL_SERVER_ERROR)
                    .contentType("application/json")
                    .result(Replies
                            .error("a fault of the server: " + cause, "server_error", Optional.empty(),
                                    Optional.empty())
                            .toString());
        }
    }

    private static void unless(Context c, String message) {
        if (!"application/json".equals(c.res().getContentType())) {
            c.contentType("application/json")
                    .result(Replies.error(message, "invalid_request_error", Optional.empty(), Optional.empty())
                            .toString());
        }
    }

    /// Where clients find it.
    public String address() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port() + "/v1";
    }

    @Override
    public void close() {
        server.stop();
    }
}
