package dev.hone.reasoning.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.TokenObserver;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.remote.FakeServer.Reply;
import dev.hone.reasoning.remote.FakeServer.Request;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteGeneratorTest {
    private static final String PLAIN = """
            {"choices": [{"index": 0, "text": "4", "finish_reason": "stop", "logprobs": null}],
             "usage": {"prompt_tokens": 5, "completion_tokens": 2}}
            """;

    private static final GenerationRequest REQUEST =
            new GenerationRequest(new Prompt.Text("2+2="), 1, 7, GenerationOptions.of(1, 8));

    private static ServerSettings settings(FakeServer server) {
        return ServerSettings.of(server.base()).withAttempts(4, Duration.ofMillis(1));
    }

    /// A server without conversations, ids or log-probabilities, that lists one model.
    private static Reply plain(Request request) {
        return switch (request.path()) {
            case "/v1/models" -> Reply.of(200, "{\"data\": [{\"id\": \"small\"}]}");
            case "/v1/completions" -> request.body().contains("return_token_ids") || request.body().contains("logprobs")
                    ? Reply.of(400, "{\"error\": {\"message\": \"what is that?\"}}")
                    : Reply.of(200, PLAIN);
            default -> Reply.of(404, "nothing here");
        };
    }

    private static Throwable failure(CompletableFuture<?> promise) {
        try {
            promise.join();
        } catch (CompletionException e) {
            return e.getCause();
        }
        throw new AssertionError("it did not fail");
    }

    @Test
    void findsOutWhatAServerCanDo() {
        try (var server = new FakeServer((r, n) -> plain(r));
                var model = RemoteGenerator.connect(settings(server), Optional.empty())) {
            assertThat(model.name()).isEqualTo("small");
            assertThat(model.capabilities()).isEmpty();
            Generation g = model.generate(REQUEST).join().getFirst();
            assertThat(g.text()).isEqualTo("4");
            assertThat(g.length()).isEqualTo(2);
            assertThat(g.promptTokens()).isEqualTo(5);
            String asked = server.seen().getLast().body();
            assertThat(asked).contains("\"seed\":7", "\"max_tokens\":8").doesNotContain("logprobs", "token_ids");
            assertThatThrownBy(() -> model.score(new int[] {1, 2}, 1, 0)).hasMessageContaining("gives no");
        }
    }

    @Test
    void aServerThatIgnoresNIsAskedOnceACompletion() {
        try (var server = new FakeServer((r, n) -> plain(r));
                var model = RemoteGenerator.connect(settings(server), Optional.of("small"))) {
            int before = server.seen().size();
            var three = new GenerationRequest(REQUEST.prompt(), 3, 7, REQUEST.options());
            assertThat(model.generate(three).join()).hasSize(3);
            assertThat(server.seen().subList(before, server.seen().size()))
                    .extracting(r -> r.body().replaceAll(".*\"seed\":(\\d+).*", "$1"))
                    .containsExactlyInAnyOrder("7", "8", "9");
        }
    }

    @Test
    void readsLogProbabilitiesOfBothForms() {
        String completion = """
                {"choices": [{"text": "ab", "finish_reason": "length", "token_ids": [5, 6], "prompt_token_ids": [1, 2],
                 "logprobs": {"tokens": ["a", "b"], "token_logprobs": [-0.1, -0.30000001],
                 "top_logprobs": [{"x": -3, "a": -0.1}, {"b": -0.3}]}}], "usage": {"prompt_tokens": 2}}
                """;
        String chat = """
                {"choices": [{"message": {"content": "a"}, "finish_reason": "stop", "logprobs": {"content": [
                 {"token": "a", "logprob": -0.1, "top_logprobs": [{"token": "a", "logprob": -0.1}]}]}}],
                 "usage": {"prompt_tokens": 9, "completion_tokens": 1}}
                """;
        try (var server = new FakeServer((r, n) -> Reply.of(200, r.path().contains("chat") ? chat : completion));
                var model = RemoteGenerator.connect(settings(server), Optional.of("m"))) {
            // Conversations are answered without ids, so that the server as a whole does not give them.
            assertThat(model.capabilities()).containsExactlyInAnyOrder(
                    Capability.LOG_PROBS, Capability.ALTERNATIVES, Capability.CHAT);
            var two = new GenerationRequest(REQUEST.prompt(), 1, 7, REQUEST.options().withAlternatives(2));
            Generation g = model.generate(two).join().getFirst();
            assertThat(g.ids()).containsExactly(5, 6);
            assertThat(g.continued().ids()).containsExactly(1, 2, 5, 6);
            assertThat(g.tokens().get(1).logProb()).isEqualTo(-0.30000001f);
            assertThat(g.tokens().get(0).topLogProbs()).containsExactly(-0.1f, -3f);
            // A server may give more than was asked for.
            assertThat(model.generate(REQUEST).join().getFirst().tokens().get(0).topLogProbs()).isEmpty();
            assertThat(g.finish()).isEqualTo(Generation.Finish.LENGTH);
        }
    }

    @Test
    void triesAgainWhereThatMayHelp() {
        try (var server = new FakeServer((r, n) -> switch (n) {
            case 3, 4 -> new Reply(429, "slow down", Map.of("Retry-After", "0.01"));
            case 5 -> Reply.of(503, "busy");
            default -> plain(r);
        }); var model = RemoteGenerator.connect(settings(server), Optional.of("small"))) {
            // Four questions about texts, of which the fourth was tried four times, one about n, five about chats.
            assertThat(server.seen()).hasSize(4 + 3 + 1 + 5);
            assertThat(model.generate(REQUEST).join()).hasSize(1);
        }
    }

    @Test
    void givesUpWithWhatTheServerSaid() {
        try (var server = new FakeServer((r, n) -> n < 10 ? plain(r) : r.body().contains("\"seed\":7")
                ? Reply.of(500, "{\"error\": {\"message\": \"out of order\"}}")
                : Reply.of(400, "{\"error\": {\"message\": \"no such thing\"}}"));
                var model = RemoteGenerator.connect(settings(server), Optional.of("small"))) {
            int before = server.seen().size();
            assertThat(failure(model.generate(REQUEST)))
                    .isInstanceOf(ServerFailed.class)
                    .hasMessageContaining("500 at the 4th try: out of order");
            assertThat(server.seen()).hasSize(before + 4);
            var other = new GenerationRequest(REQUEST.prompt(), 1, 8, REQUEST.options());
            assertThat(failure(model.generate(other))).hasMessageContaining("400: no such thing");
            assertThat(server.seen()).hasSize(before + 5); // a request that is wrong stays wrong
        }
        assertThatThrownBy(() -> RemoteGenerator.connect(
                ServerSettings.of(URI.create("http://127.0.0.1:1/v1")).withAttempts(2, Duration.ofMillis(1)),
                Optional.of("m"))).hasMessageContaining("no answer at the 2th try");
    }

    @Test
    void aKeyIsSentAndARefusalIsNotTakenForAMissingAbility() {
        try (var server = new FakeServer((r, n) -> r.authorization().equals("Bearer secret")
                ? plain(r)
                : Reply.of(401, "{\"error\": {\"message\": \"who are you?\"}}"))) {
            assertThatThrownBy(() -> RemoteGenerator.connect(settings(server), Optional.of("small")))
                    .hasMessageContaining("401: who are you?");
            try (var model = RemoteGenerator.connect(
                    settings(server).withKey(Optional.of("secret")), Optional.of("small"))) {
                assertThat(model.generate(REQUEST).join()).hasSize(1);
            }
        }
    }

    @Test
    void answersAreKeptByWhatWasAsked(@TempDir Path folder) {
        try (var server = new FakeServer((r, n) -> plain(r))) {
            ServerSettings cached = settings(server).withCache(Optional.of(folder.resolve("cache")));
            try (var model = RemoteGenerator.connect(cached, Optional.of("small"))) {
                model.generate(REQUEST).join();
            }
            int asked = server.seen().size();
            try (var model = RemoteGenerator.connect(cached, Optional.of("small"))) {
                Generation again = model.generate(REQUEST).join().getFirst();
                assertThat(again.text()).isEqualTo("4");
                // Only what was refused is asked again: three questions about texts, five about conversations.
                assertThat(server.seen()).hasSize(asked + 8);
                model.generate(new GenerationRequest(REQUEST.prompt(), 1, 99, REQUEST.options())).join();
                assertThat(server.seen().getLast().body()).contains("99");
            }
        }
    }

    @Test
    void aSlowAnswerRunsOutOfTimeAndACancelledOneIsLeft() throws InterruptedException {
        var asked = new CountDownLatch(1);
        try (var server = new FakeServer((r, n) -> {
            if (r.body().contains("\"seed\":7")) {
                asked.countDown();
                Thread.sleep(5_000);
            }
            return plain(r);
        });
                var model = RemoteGenerator.connect(
                        settings(server).withAttempts(1, Duration.ofMillis(1)).withTimeout(Duration.ofMillis(300)),
                        Optional.of("small"))) {
            assertThat(failure(model.generate(REQUEST))).hasMessageContaining("no answer")
                    .hasMessageContaining("timed");
            CompletableFuture<List<Generation>> left = model.generate(REQUEST);
            asked.await();
            left.cancel(true);
            assertThat(left).isCancelled();
        }
    }

    @Test
    void aWatchedCompletionIsStreamedAndMayBeLeft() {
        String stream = """
                data: {"choices": [{"text": "a", "token_ids": [5], "prompt_token_ids": [1, 2], "logprobs": \
                {"token_logprobs": [-1]}}]}

                data: {"choices": [{"text": "b", "token_ids": [6], "logprobs": {"token_logprobs": [-2]}}]}

                data: {"choices": [{"text": "c", "token_ids": [7], "logprobs": {"token_logprobs": [-3]}}]}

                data: {"choices": [{"text": "", "finish_reason": "length"}]}

                data: [DONE]

                """;
        try (var server = new FakeServer(
                (r, n) -> r.body().contains("\"stream\":true") ? Reply.of(200, stream) : plain(r));
                var model = RemoteGenerator.connect(settings(server), Optional.of("small"))) {
            List<Generation> all = model.generate(new GenerationRequest(
                    REQUEST.prompt(), 2, 7, REQUEST.options(), List.of(
                            (i, t) -> TokenObserver.Next.GO_ON,
                            (i, t) -> t.id() == 6 ? TokenObserver.Next.STOP : TokenObserver.Next.GO_ON)))
                    .join();
            assertThat(all).extracting(Generation::text).containsExactly("abc", "ab");
            assertThat(all).extracting(Generation::finish)
                    .containsExactly(Generation.Finish.LENGTH, Generation.Finish.INTERRUPTED);
            assertThat(all.get(1).continued().ids()).containsExactly(1, 2, 5, 6);
        }
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> ServerSettings.of(URI.create("localhost")))
                .hasMessageContaining("is no address such as");
        assertThatThrownBy(() -> ServerSettings.of(URI.create("http://a")).withLimits(0, 1))
                .hasMessageContaining("must be positive");
    }
}
