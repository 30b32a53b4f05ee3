package dev.hone.reasoning.remote;

import dev.hone.reasoning.generation.Generator;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// With what llama.cpp's server answered once (see [LlamaServerLiveTest]).
class LlamaServerRecordedTest extends LlamaServer {
    static final String RECORDING = "/recorded/llama-server.jsonl";

    private static FakeServer replaying;
    private static RemoteGenerator server;

    @BeforeAll
    static void start() {
        Conversation recorded = Conversation.read(RECORDING);
        replaying = new FakeServer((request, number) -> recorded.replay(request));
        server = RemoteGenerator.connect(
                ServerSettings.of(replaying.base()).withAttempts(1, Duration.ofMillis(1)), Optional.empty());
    }

    @AfterAll
    static void stop() {
        server.close();
        replaying.close();
    }

    @Override
    Generator server() {
        return server;
    }
}
