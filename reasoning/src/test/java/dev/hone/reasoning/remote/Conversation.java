package dev.hone.reasoning.remote;

import dev.hone.reasoning.remote.FakeServer.Reply;
import dev.hone.reasoning.remote.FakeServer.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a real server was asked and answered, a line an exchange: recorded once, given again in tests.
final class Conversation {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Reply> answers = new LinkedHashMap<>();

    private static String key(Request request) {
        return request.path() + " " + request.body();
    }

    /// Reads a recording from the resources.
    static Conversation read(String name) {
        var conversation = new Conversation();
        try (InputStream in = Objects.requireNonNull(Conversation.class.getResourceAsStream(name), name)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                JsonNode one = JSON.readTree(line);
                conversation.answers.put(
                        one.path("path").stringValue() + " " + one.path("asked").stringValue(),
                        Reply.of(one.path("status").intValue(), one.path("answered").stringValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return conversation;
    }

    /// Answers as the real server did.
    Reply replay(Request request) {
        Reply reply = answers.get(key(request));
        return reply != null ? reply : Reply.of(501, "not in the recording: " + key(request));
    }

    /// Asks the real server, whose names of files are replaced by `model`, and notes its answer.
    Reply record(URI real, String model, Request request) {
        URI address = real.resolve(request.path());
        HttpRequest.Builder asked = HttpRequest.newBuilder(address).header("Content-Type", "application/json");
        if (!request.body().isEmpty()) {
            asked.POST(HttpRequest.BodyPublishers.ofString(request.body()));
        }
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(asked.build(), HttpResponse.BodyHandlers.ofString());
            Reply reply = Reply.of(
                    answer.statusCode(), answer.body().replaceAll("\"[^\"]*\\.gguf\"", "\"" + model + "\""));
            synchronized (answers) {
                answers.putIfAbsent(key(request), reply);
            }
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Writes what was recorded.
    void write(Path file) throws IOException {
        var lines = new StringBuilder();
        answers.forEach((key, reply) -> {
            int blank = key.indexOf(' ');
            lines.append(JSON.createObjectNode()
                    .put("path", key.substring(0, blank)).put("asked", key.substring(blank + 1))
                    .put("status", reply.status()).put("answered", reply.body())).append('\n');
        });
        Files.createDirectories(file.getParent());
        Files.writeString(file, lines);
    }
}
