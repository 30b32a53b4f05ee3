package dev.hone.reasoning.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/// A server that answers as a script says.
final class FakeServer implements AutoCloseable {
    private final HttpServer server;
    private final List<Request> seen = new ArrayList<>();

    /// What was asked.
    record Request(String path, String body, String authorization) {}

    /// An answer with its headers.
    record Reply(int status, String body, Map<String, String> headers) {
        static Reply of(int status, String body) {
            return new Reply(status, body, Map.of());
        }
    }

    /// What request number `number` (from 0) gets.
    interface Script {
        Reply reply(Request request, int number) throws InterruptedException;
    }

    FakeServer(Script script) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(script, exchange));
        server.start();
    }

    private void answer(Script script, HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = exchange.getRequestHeaders().getFirst("Authorization");
        var request = new Request(exchange.getRequestURI().getPath(), body, key == null ? "" : key);
        int number;
        synchronized (seen) {
            number = seen.size();
            seen.add(request);
        }
        Reply reply;
        try {
            reply = script.reply(request, number);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        reply.headers.forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    List<Request> seen() {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
