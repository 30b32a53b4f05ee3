package dev.hone.reasoning.remote;

import dev.hone.engine.TokenObserver;
import dev.hone.engine.text.ChatMessage;
import dev.hone.foundation.InputException;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.generation.TokenWatcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A model behind an OpenAI-compatible server: text and token prompts by `/completions`, conversations by
/// `/chat/completions`.
///
/// What the server can do is found out by asking it once. Completions that are watched are streamed, one request each,
/// and end by closing it; the account holds what was received. A server that ignores `n` is asked once a completion.
public final class RemoteGenerator implements Generator {
    private final String model;
    private final Transport transport;
    private final Set<Capability> can;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private RemoteGenerator(String model, Transport transport, Set<Capability> can) {
        this.model = model;
        this.transport = transport;
        this.can = Set.copyOf(can);
    }

    /// Reaches a server and finds out what it can do. `model` is the name that the server gives it; where it is empty,
    /// the first that it lists.
    ///
    /// @throws InputException if it cannot be reached, or has no such model
    public static RemoteGenerator connect(ServerSettings settings, Optional<String> model) {
        var transport = new Transport(settings);
        try {
            String name = model.isPresent() ? model.get() : first(transport, settings);
            return new RemoteGenerator(name, transport, capabilities(transport, name));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server was asked what it can do", e);
        } catch (RuntimeException e) {
            transport.close();
            throw e;
        }
    }

    private static String first(Transport transport, ServerSettings settings) throws InterruptedException {
        JsonNode models = transport.get("/models").path("data");
        if (models.isEmpty()) {
            throw new InputException(settings.base() + ": the server lists no model; name one");
        }
        return models.get(0).path("id").asString("");
    }

    private static Set<Capability> capabilities(Transport transport, String name) throws InterruptedException {
        Set<Capability> can = EnumSet.noneOf(Capability.class);
        GenerationOptions one = GenerationOptions.of(1, 1).withAlternatives(2);
        var hello = new Prompt.Text("1");
        Set<Capability> most = EnumSet.of(Capability.LOG_PROBS, Capability.TOKEN_IDS);
        Optional<JsonNode> answer = tried(transport, Asked.of(name, hello, 1, 0, one, most))
                .or(() -> triedAgain(transport, Asked.of(name, hello, 1, 0, one, Set.of(Capability.LOG_PROBS))))
                .or(() -> triedAgain(transport, Asked.of(name, hello, 1, 0, one, Set.of())));
        answer.map(a -> a.path("choices").path(0)).ifPresent(choice -> {
            List<GeneratedToken> tokens = TokenFields.of(choice);
            if (!tokens.isEmpty()) {
                can.add(Capability.LOG_PROBS);
                if (tokens.getFirst().topLogProbs().length > 0) {
                    can.add(Capability.ALTERNATIVES);
                }
            }
            if (choice.has("token_ids")) {
                can.add(Capability.TOKEN_IDS);
            }
        });
        if (can.contains(Capability.TOKEN_IDS) && tokenized(transport, name, "1").length > 0) {
            can.add(Capability.TOKENIZER);
        }
        var chat = new Prompt.Chat(List.of(ChatMessage.user("1")));
        Optional<JsonNode> spoken = tried(transport, Asked.of(name, chat, 1, 0, one.withAlternatives(0), Set.of()));
        if (spoken.isPresent()) {
            can.add(Capability.CHAT);
        }
        if (answer.isEmpty() && spoken.isEmpty()) {
            // The error of the plainest request says what is wrong.
            transport.post("/completions", Asked.of(name, hello, 1, 0, one, Set.of()).body().toString());
        }
        return can;
    }

    private static int[] tokenized(Transport transport, String name, String text) throws InterruptedException {
        var body = JsonNodeFactory.instance.objectNode().put("model", name).put("prompt", text)
                .put("add_special_tokens", false);
        return tried(transport, new Asked("/../tokenize", body)).map(a -> TokenFields.ids(a.path("tokens")))
                .orElse(new int[0]);
    }

    @Override
    public int[] tokens(String text) {
        if (!can.contains(Capability.TOKENIZER)) {
            return Generator.super.tokens(text);
        }
        try {
            return tokenized(transport, model, text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server was asked", e);
        }
    }

    private static Optional<JsonNode> triedAgain(Transport transport, Asked asked) {
        try {
            return tried(transport, asked);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server was asked what it can do", e);
        }
    }

    /// The answer, or nothing where the server refuses the request as such, or fails on it: llama.cpp's Python server
    /// answers 500 where it is asked for log-probabilities that its model was not loaded for.
    private static Optional<JsonNode> tried(Transport transport, Asked asked) throws InterruptedException {
        try {
            return Optional.of(transport.probe(asked.path(), asked.body().toString()));
        } catch (ServerFailed e) {
            boolean refused = e.status() / 100 == 4 && e.status() != 401 && e.status() != 403;
            if (refused || e.status() == Transport.INTERNAL_ERROR) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public String name() {
        return model;
    }

    @Override
    public Set<Capability> capabilities() {
        return can;
    }

    @Override
    public CompletableFuture<List<Generation>> generate(GenerationRequest request) {
        if (request.prompt() instanceof Prompt.Chat && !can.contains(Capability.CHAT)) {
            throw new InputException(model + ": the server answers no conversations");
        }
        return begun(request.watchers().isEmpty() ? () -> whole(request) : () -> watched(request));
    }

    /// Runs the work on a thread of its own, which is interrupted where the future is cancelled.
    private CompletableFuture<List<Generation>> begun(Callable<List<Generation>> work) {
        var promise = new CompletableFuture<List<Generation>>();
        Future<?> running = threads.submit(() -> {
            try {
                promise.complete(work.call());
            } catch (Exception e) { // it belongs to whoever waits
                promise.completeExceptionally(e);
            }
        });
        var _ = promise.whenComplete((done, error) -> {
            if (error != null) {
                running.cancel(true);
            }
        });
        return promise;
    }

    private List<Generation> whole(GenerationRequest r) throws InterruptedException {
        List<Generation> all = new ArrayList<>(choices(r, r.samples(), r.seed()));
        while (all.size() < r.samples()) { // a server that does not know n gives one
            all.addAll(choices(r, 1, r.seed() + all.size()));
        }
        return all.subList(0, r.samples());
    }

    private List<Generation> choices(GenerationRequest r, int samples, long seed) throws InterruptedException {
        Asked asked = Asked.of(model, r.prompt(), samples, seed, r.options(), can);
        JsonNode answer = transport.post(asked.path(), asked.body().toString());
        List<JsonNode> choices = StreamSupport.stream(answer.path("choices").spliterator(), false).toList();
        if (choices.isEmpty()) {
            throw new ServerFailed(200, model + ": the server's answer has no choices");
        }
        return choices.stream().map(c -> generation(answer, c, choices.size())).toList();
    }

    private static Generation generation(JsonNode answer, JsonNode choice, int choices) {
        JsonNode usage = answer.path("usage");
        List<GeneratedToken> tokens = TokenFields.of(choice);
        int[] ids = TokenFields.ids(choice.path("token_ids"));
        int[] prompt = TokenFields.ids(
                choice.has("prompt_token_ids") ? choice.path("prompt_token_ids") : answer.path("prompt_token_ids"));
        int length = ids.length > 0 ? ids.length : !tokens.isEmpty() ? tokens.size()
                : (int) Math.ceil(usage.path("completion_tokens").asInt(0) / (double) choices);
        String text = choice.has("message")
                ? choice.path("message").path("content").asString("")
                : choice.path("text").asString("");
        int promptTokens = prompt.length > 0 ? prompt.length : usage.path("prompt_tokens").asInt(0);
        return new Generation(
                text, tokens.size() == length ? tokens : List.of(), prompt, promptTokens, length,
                finish(choice));
    }

    /// `stop_reason` is the stop string where there was one; not all servers say it.
    private static Generation.Finish finish(JsonNode choice) {
        if (choice.path("finish_reason").asString("stop").equals("length")) {
            return Generation.Finish.LENGTH;
        }
        return choice.path("stop_reason").isString() ? Generation.Finish.STOP_STRING : Generation.Finish.END;
    }

    private List<Generation> watched(GenerationRequest r) throws InterruptedException {
        List<Future<Generation>> running = IntStream.range(0, r.samples())
                .mapToObj(i -> threads.submit(() -> streamed(r, i, r.watchers().get(i))))
                .toList();
        try {
            List<Generation> all = new ArrayList<>();
            for (Future<Generation> one : running) {
                all.add(one.get());
            }
            return all;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            running.forEach(f -> f.cancel(true));
        }
    }

    private Generation streamed(GenerationRequest r, int sample, TokenWatcher watcher)
            throws InterruptedException, IOException {
        Asked asked = Asked.of(model, r.prompt(), 1, r.seed() + sample, r.options(), can).streamed();
        var received = new Received();
        try (var lines = new BufferedReader(new InputStreamReader(
                transport.stream(asked.path(), asked.body().toString()), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("data:")) {
                    continue;
                }
                String data = line.substring("data:".length()).strip();
                if (data.equals("[DONE]") || !received.add(Transport.parse(model, data), watcher)) {
                    break;
                }
            }
        }
        return received.generation();
    }

    /// A stream so far.
    private static final class Received {
        private final StringBuilder text = new StringBuilder();
        private final List<GeneratedToken> tokens = new ArrayList<>();
        private int pieces;
        private int[] prompt = {};
        private int promptTokens;
        private int completionTokens;
        private Generation.Finish finish = Generation.Finish.END;

        /// Adds a piece; false where the watcher has seen enough.
        boolean add(JsonNode piece, TokenWatcher watcher) {
            JsonNode usage = piece.path("usage");
            promptTokens = usage.path("prompt_tokens").asInt(promptTokens);
            completionTokens = usage.path("completion_tokens").asInt(completionTokens);
            JsonNode choice = piece.path("choices").path(0);
            text.append(choice.has("delta")
                    ? choice.path("delta").path("content").asString("")
                    : choice.path("text").asString(""));
            if (choice.has("prompt_token_ids")) {
                prompt = TokenFields.ids(choice.path("prompt_token_ids"));
            }
            if (choice.path("finish_reason").isString()) {
                finish = RemoteGenerator.finish(choice);
            }
            for (GeneratedToken t : TokenFields.of(choice)) {
                tokens.add(t);
                if (watcher.seen(tokens.size() - 1, t) == TokenObserver.Next.STOP) {
                    finish = Generation.Finish.INTERRUPTED;
                    return false;
                }
            }
            pieces += choice.isMissingNode() ? 0 : 1;
            return true;
        }

        Generation generation() {
            int length = !tokens.isEmpty() ? tokens.size() : completionTokens > 0 ? completionTokens : pieces;
            return new Generation(
                    text.toString(), tokens, prompt, prompt.length > 0 ? prompt.length : promptTokens, length, finish);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        transport.close();
    }
}
