package dev.hone.reasoning.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.generation.Prompt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With a server of llama.cpp that runs, such as `llama-server -m smollm2-135m-instruct-q4_1.gguf -c 4096 -np 2`, named
/// by `-Dhone.llama-server=http://127.0.0.1:8080/v1`. With `-Dhone.record=FILE`, too, what was asked and answered is
/// written there, to take the place of the recording.
class LlamaServerLiveTest extends LlamaServer {
    private static final Conversation RECORDED = new Conversation();

    private static final String ADDRESS = System.getProperty("hone.llama-server", "");

    private static FakeServer recorder;
    private static RemoteGenerator server;

    @BeforeAll
    static void start() {
        if (!ADDRESS.isEmpty()) {
            URI real = URI.create(ADDRESS);
            recorder = new FakeServer((request, number) -> RECORDED.record(real, MODEL, request));
            server = RemoteGenerator.connect(ServerSettings.of(recorder.base()), Optional.empty());
        }
    }

    @BeforeEach
    void needsAServer() {
        assumeTrue(server != null,
                "no server of llama.cpp to ask; name one with -Dhone.llama-server=http://127.0.0.1:8080/v1");
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
            recorder.close();
            String file = System.getProperty("hone.record", "");
            if (!file.isEmpty()) {
                RECORDED.write(Path.of(file).toAbsolutePath());
            }
        }
    }

    @Override
    Generator server() {
        return server;
    }

    @Test
    void workThatNobodyWaitsForEnds() {
        ServerSettings settings =
                ServerSettings.of(URI.create(ADDRESS)).withAttempts(1, Duration.ofMillis(1));
        var endless = new GenerationRequest(
                new Prompt.Text("1 2 3 4 5 6 7 8 9"), 2, 7, GenerationOptions.of(0, 1500));
        try (var hasty = RemoteGenerator.connect(settings.withTimeout(Duration.ofSeconds(2)), Optional.of(MODEL));
                var patient = RemoteGenerator.connect(settings, Optional.of(MODEL))) {
            CompletableFuture<List<Generation>> late = hasty.generate(endless);
            assertThatThrownBy(late::join).hasCauseInstanceOf(ServerFailed.class).hasMessageContaining("timed out");
            CompletableFuture<List<Generation>> cancelled = patient.generate(endless);
            assertThatThrownBy(() -> cancelled.orTimeout(1, TimeUnit.SECONDS).join())
                    .isInstanceOf(Exception.class);
            // Both slots are free again: two more completions do not wait for 1,500 tokens.
            long begin = System.nanoTime();
            List<Generation> two = patient.generate(
                    new GenerationRequest(new Prompt.Text("1"), 2, 7, GenerationOptions.of(0, 4))).join();
            assertThat(two).hasSize(2);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        }
    }
}
