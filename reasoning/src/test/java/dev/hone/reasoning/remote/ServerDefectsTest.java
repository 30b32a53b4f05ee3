package dev.hone.reasoning.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.TokenObserver;
import dev.hone.foundation.InputException;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.generation.PromptTooLong;
import dev.hone.reasoning.remote.FakeServer.Reply;
import dev.hone.reasoning.remote.FakeServer.Request;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What servers do otherwise than the interface says: each is made up for, or is an error that says so.
class ServerDefectsTest {
    private static final GenerationOptions OPTIONS = GenerationOptions.of(1, 8);

    /// A server that answers texts alone, counts well, and gives as many choices as it is asked for.
    private static Reply texts(Request request) {
        int n = request.body().contains("\"n\":2") ? 2 : request.body().contains("\"n\":3") ? 3 : 1;
        String choice = "{\"text\": \"4\", \"finish_reason\": \"stop\"}";
        return request.path().equals("/v1/completions")
                ? Reply.of(200, "{\"choices\": [" + String.join(",", List.of(choice, choice, choice).subList(0, n))
                        + "], \"usage\": {\"prompt_tokens\": 1, \"completion_tokens\": " + n + "}}")
                : Reply.of(404, "nothing here");
    }

    private static RemoteGenerator connected(FakeServer server) {
        return RemoteGenerator.connect(
                ServerSettings.of(server.base()).withAttempts(1, Duration.ofMillis(1))
                        .withTimeout(Duration.ofSeconds(2)),
                Optional.of("small"));
    }

    private static GenerationRequest request(int samples, GenerationOptions options) {
        return new GenerationRequest(new Prompt.Text("2+2="), samples, 7, options);
    }

    @Test
    void truncationIsSaidWhereItIsOff() {
        try (var server = new FakeServer((r, n) -> texts(r)); var model = connected(server)) {
            model.generate(request(1, OPTIONS)).join();
            assertThat(server.seen().getLast().body()).contains("\"top_p\":1.0", "\"top_k\":0", "\"min_p\":0.0");
        }
        try (var server = new FakeServer(
                (r, n) -> r.body().contains("top_k") ? Reply.of(400, "what is top_k?") : texts(r));
                var model = connected(server)) {
            model.generate(request(1, OPTIONS)).join();
            assertThat(server.seen().getLast().body()).doesNotContain("top_p", "top_k", "min_p");
        }
    }

    @Test
    void oneRequestAsksForAllWhereTheServerCountsThem() {
        try (var server = new FakeServer((r, n) -> texts(r)); var model = connected(server)) {
            int before = server.seen().size();
            assertThat(model.generate(request(3, OPTIONS)).join()).hasSize(3);
            assertThat(server.seen()).hasSize(before + 1);
        }
    }

    @Test
    void moreThanAServerTakesAtOnceAreAskedForOneByOne() {
        try (var server = new FakeServer(
                (r, n) -> r.body().contains("\"n\":3") ? Reply.of(400, "n must be 1 or 2") : texts(r));
                var model = connected(server)) {
            int before = server.seen().size();
            assertThat(model.generate(request(3, OPTIONS)).join()).hasSize(3);
            assertThat(server.seen().subList(before + 1, before + 4))
                    .extracting(r -> r.body().replaceAll(".*\"seed\":(\\d+).*", "$1"))
                    .containsExactlyInAnyOrder("7", "8", "9");
        }
    }

    @Test
    void aServerThatCountsOneOfTwoIsNotAskedForSeveral() {
        try (var server = new FakeServer((r, n) -> {
            Reply two = texts(r);
            return Reply.of(two.status(), two.body().replaceAll("completion_tokens\": \\d", "completion_tokens\": 1"));
        }); var model = connected(server)) {
            List<Generation> three = model.generate(request(3, OPTIONS)).join();
            assertThat(three).extracting(Generation::length).containsExactly(1, 1, 1);
            assertThat(server.seen().getLast().body()).doesNotContain("\"n\":");
        }
    }

    @Test
    void aServerThatDoesNotSayWhatStoppedIsLeftAtTheStopString() {
        String stream = """
                data: {"choices": [{"text": "4"}]}

                data: {"choices": [{"text": ", a"}]}

                data: {"choices": [{"text": "nd"}]}

                data: [DONE]
                """;
        GenerationOptions comma = OPTIONS.withStops(List.of(","));
        try (var server = new FakeServer((r, n) -> r.body().contains("stream") ? Reply.of(200, stream) : texts(r));
                var model = connected(server)) {
            Generation hidden = model.generate(request(1, comma)).join().getFirst();
            assertThat(server.seen().getLast().body()).doesNotContain("\"stop\"");
            assertThat(hidden.text()).isEqualTo("4");
            assertThat(hidden.length()).isEqualTo(2);
            assertThat(hidden.finish()).isEqualTo(Generation.Finish.STOP_STRING);
            Generation shown = model
                    .generate(request(1, comma.withStopText(GenerationOptions.StopText.SHOWN))).join().getFirst();
            assertThat(shown.text()).isEqualTo("4, a");
            Generation none = model.generate(request(1, OPTIONS.withStops(List.of("#")))).join().getFirst();
            assertThat(none.text()).isEqualTo("4, and");
            assertThat(none.finish()).isEqualTo(Generation.Finish.END);
        }
    }

    @Test
    void whatWasLeftAtAStopStringIsKept(@TempDir Path folder) {
        String stream = "data: {\"choices\": [{\"text\": \"4\"}]}\n\ndata: {\"choices\": [{\"text\": \", ü\"}]}\n\n"
                + "data: [DONE]";
        try (var server = new FakeServer((r, n) -> r.body().contains("stream") ? Reply.of(200, stream) : texts(r));
                var model = RemoteGenerator.connect(
                        ServerSettings.of(server.base()).withCache(Optional.of(folder)), Optional.of("small"))) {
            int before = server.seen().size();
            for (int i = 0; i < 2; i++) {
                assertThat(model.generate(request(1, OPTIONS.withStops(List.of(",")))).join().getFirst().text())
                        .isEqualTo("4");
                assertThat(model.generate(request(1, OPTIONS.withStops(List.of("#")))).join().getFirst().text())
                        .isEqualTo("4, ü");
            }
            assertThat(server.seen()).hasSize(before + 2); // one for each stop string, though the bodies are equal
            var watched = new GenerationRequest(
                    new Prompt.Text("2+2="), 1, 7, OPTIONS, List.of((i, t) -> TokenObserver.Next.GO_ON));
            model.generate(watched).join();
            model.generate(watched).join();
            assertThat(server.seen()).hasSize(before + 4);
        }
    }

    @Test
    void tokensThatAreNotDescribedStillCount() {
        String half = """
                {"choices": [{"text": "x", "finish_reason": "length", "logprobs": {"content": [
                 {"id": 9, "logprob": -1, "top_logprobs": [{"id": 9, "logprob": -1}]}]}}],
                 "usage": {"prompt_tokens": 2, "completion_tokens": 3}}
                """;
        try (var server = new FakeServer((r, n) -> Reply.of(200, half)); var model = connected(server)) {
            assertThat(model.capabilities()).contains(Capability.LOG_PROBS).doesNotContain(Capability.TOKEN_IDS);
            Generation g = model.generate(request(1, OPTIONS)).join().getFirst();
            assertThat(g.length()).isEqualTo(3);
            assertThat(g.tokens()).hasSize(1);
            assertThatThrownBy(g::ids).hasMessageContaining("does not say the ids");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "data: {\"choices\": [{\"text\": \"4\"}]} | ended before the completion did, after 1 pieces",
        "data: {\"error\": {\"message\": \"out of memory\"}} | broke off its stream: out of memory",
        "data: {\"choices\" | is not JSON",
    })
    void aStreamThatBreaksOffIsNoCompletion(String stream, String message) {
        try (var server = new FakeServer((r, n) -> r.body().contains("stream") ? Reply.of(200, stream) : texts(r));
                var model = connected(server)) {
            var watched = new GenerationRequest(
                    new Prompt.Text("2+2="), 1, 7, OPTIONS, List.of((i, t) -> TokenObserver.Next.GO_ON));
            assertThatThrownBy(() -> model.generate(watched).join())
                    .hasCauseInstanceOf(ServerFailed.class).hasMessageContaining(message);
        }
    }

    @Test
    void aServerOfConversationsAloneSaysSo() {
        try (var server = new FakeServer((r, n) -> r.path().equals("/v1/chat/completions")
                ? Reply.of(200, "{\"choices\": [{\"message\": {\"content\": null}, \"finish_reason\": \"stop\"}]}")
                : Reply.of(404, "nothing here")); var model = connected(server)) {
            assertThat(model.capabilities()).containsExactly(Capability.CHAT);
            assertThatThrownBy(() -> model.generate(request(1, OPTIONS)))
                    .isInstanceOf(InputException.class).hasMessageContaining("continues no texts at /completions");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"message\": \"9 tokens\", \"code\": \"context_length_exceeded\"} | true",
        "{\"message\": \"9 tokens\", \"code\": 400, \"type\": \"exceed_context_size_error\"} | true",
        "{\"message\": \"This model's maximum context length is 8 tokens.\", \"code\": 400} | true",
        "{\"message\": \"9 tokens\", \"type\": \"invalid_request_error\", \"code\": null} | false",
    })
    void aPromptThatIsTooLongIsToldFromOtherMistakes(String error, boolean tooLong) {
        try (var server = new FakeServer((r, n) -> r.body().contains("2+2=")
                ? Reply.of(400, "{\"error\": " + error + "}")
                : texts(r)); var model = connected(server)) {
            assertThatThrownBy(() -> model.generate(request(2, OPTIONS)).join())
                    .hasCauseInstanceOf(tooLong ? PromptTooLong.class : ServerFailed.class)
                    .hasMessageContaining("the server answered 400");
        }
    }

    @Test
    void anAddressOfAnotherInterfaceIsNoticed() {
        try (var server = new FakeServer((r, n) -> Reply.of(200, "{\"content\": \"4\"}"))) {
            assertThatThrownBy(() -> connected(server))
                    .isInstanceOf(InputException.class).hasMessageContaining("often ends with /v1");
        }
    }

    @Test
    void anAnswerThatNeverEndsRunsOutOfTime() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"choices\": [";
        var done = new CountDownLatch(1);
        try (var socket = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> {
                try (Socket first = socket.accept(); Socket second = socket.accept()) {
                    for (Socket client : List.of(first, second)) {
                        client.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
                    }
                    done.await();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            var transport = new Transport(
                    ServerSettings.of(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1"))
                            .withAttempts(1, Duration.ofMillis(1)).withTimeout(Duration.ofMillis(300)));
            CompletableFuture<Integer> streamed = CompletableFuture.supplyAsync(() -> {
                try {
                    return transport.stream("/completions", "{}", Optional.empty(), in -> in.readAllBytes().length);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThatThrownBy(() -> transport.post("/completions", "{}"))
                    .isInstanceOf(ServerFailed.class).hasMessageContaining("timed out after PT0.3S");
            assertThatThrownBy(streamed::join).hasCauseInstanceOf(ServerFailed.class)
                    .hasMessageContaining("no whole answer within PT0.3S");
            done.countDown();
            transport.close();
        }
    }
}
