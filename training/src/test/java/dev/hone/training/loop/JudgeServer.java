package dev.hone.training.loop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// A server of a model that says to question number n, the greeting not counted, what a function says.
final class JudgeServer implements AutoCloseable {
    private final HttpServer server;
    private final IntFunction<String> answers;
    private final AtomicInteger asked = new AtomicInteger();

    JudgeServer(IntFunction<String> answers) {
        this.answers = answers;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/models", x -> reply(x, 200, "{\"data\": [{\"id\": \"marker\"}]}"));
        server.createContext("/v1/completions", this::complete);
        server.createContext("/", x -> reply(x, 404, "{}"));
        server.start();
    }

    private void complete(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String said = body.contains("\"prompt\":\"1\"") ? "1" : answers.apply(asked.getAndIncrement());
        reply(exchange, 200, "{\"choices\": [{\"text\": \"" + said + "\", \"finish_reason\": \"stop\"}],"
                + " \"usage\": {\"prompt_tokens\": 1, \"completion_tokens\": 1}}");
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /// Its address.
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /// Questions so far.
    int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
