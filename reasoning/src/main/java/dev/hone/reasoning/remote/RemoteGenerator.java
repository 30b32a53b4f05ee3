package dev.hone.reasoning.remote;

import dev.hone.engine.TokenObserver;
import dev.hone.foundation.InputException;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.generation.TokenWatcher;
import java.util.ArrayList;
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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// A model behind an OpenAI-compatible server: text and token prompts by `/completions`, conversations by
/// `/chat/completions`.
///
/// What the server takes and can do is found out by asking it for a few single tokens. A server that does not do `n` is
/// asked once a completion. Completions that are watched are streamed, one request each, and end by closing it, as do
/// those with stop strings where a server does not say that one ended them; the account holds what was received.
public final class RemoteGenerator implements Generator {
    private static final TokenWatcher NOBODY = (_, _) -> TokenObserver.Next.GO_ON;

    private final String model;
    private final Transport transport;
    private final Dialect dialect;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private RemoteGenerator(String model, Transport transport, Dialect dialect) {
        this.model = model;
        this.transport = transport;
        this.dialect = dialect;
    }

    /// Reaches a server and finds out what it can do. `model` is the name that the server gives it; where it is empty,
    /// the first that it lists.
    ///
    /// @throws InputException if it lists no model, or is no server of the kind
    /// @throws ServerFailed if it cannot be reached, or has no such model
    public static RemoteGenerator connect(ServerSettings settings, Optional<String> model) {
        var transport = new Transport(settings);
        try {
            String name = model.isPresent() ? model.get() : first(transport, settings);
            return new RemoteGenerator(name, transport, Dialect.of(transport, name));
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

    @Override
    public int[] tokens(String text) {
        if (!capabilities().contains(Capability.TOKENIZER)) {
            return Generator.super.tokens(text);
        }
        try {
            return Dialect.tokenized(transport, model, text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server was asked", e);
        }
    }

    @Override
    public String name() {
        return model;
    }

    @Override
    public Set<Capability> capabilities() {
        return dialect.can();
    }

    @Override
    public CompletableFuture<List<Generation>> generate(GenerationRequest request) {
        Set<Extra> takes = dialect.takes(model, request.prompt());
        List<String> cutAt = takes.contains(Extra.STOPS) ? List.of() : request.options().stops();
        if (!request.watchers().isEmpty() || !cutAt.isEmpty()) {
            return begun(() -> each(request.samples(), i -> streamed(
                    request, takes, cutAt, i, request.watchers().isEmpty() ? NOBODY : request.watchers().get(i))));
        }
        return begun(() -> request.samples() == 1 || takes.contains(Extra.SAMPLES)
                ? together(request, takes)
                : each(request.samples(), i -> choices(request, takes, 1, i).getFirst()));
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

    /// All completions by one request, and what it did not give by one each: a server may take no more than so many.
    private List<Generation> together(GenerationRequest r, Set<Extra> takes) throws InterruptedException {
        List<Generation> all = new ArrayList<>();
        try {
            all.addAll(choices(r, takes, r.samples(), 0));
        } catch (ServerFailed e) {
            if (!e.refused() || r.samples() == 1) {
                throw e;
            } // what is refused for another reason is refused below, too
        }
        int given = Math.min(all.size(), r.samples());
        List<Generation> rest = each(r.samples() - given, i -> choices(r, takes, 1, given + i).getFirst());
        return Stream.concat(all.stream().limit(given), rest.stream()).toList();
    }

    /// The completions from number `from` on.
    private List<Generation> choices(GenerationRequest r, Set<Extra> takes, int samples, int from)
            throws InterruptedException {
        Asked asked = Asked.of(model, r.prompt(), samples, r.seed() + from, r.options(), takes);
        JsonNode answer = transport.post(asked.place().path(), asked.body().toString());
        List<JsonNode> choices = StreamSupport.stream(answer.path("choices").spliterator(), false).toList();
        if (choices.isEmpty()) {
            throw new ServerFailed(Transport.OK, model + ": the server's answer has no choices");
        }
        return choices.stream().map(c -> generation(answer, c, choices.size(), r.options())).toList();
    }

    private static Generation generation(JsonNode answer, JsonNode choice, int choices, GenerationOptions o) {
        JsonNode usage = answer.path("usage");
        List<GeneratedToken> tokens = TokenFields.of(choice, o.alternatives());
        int[] ids = TokenFields.ids(choice.path("token_ids"));
        int[] prompt = TokenFields.ids(
                choice.has("prompt_token_ids") ? choice.path("prompt_token_ids") : answer.path("prompt_token_ids"));
        int counted = usage.path("completion_tokens").asInt(0);
        // Several choices share the count; a single one's may be more than it has log-probabilities.
        int length = ids.length > 0 ? ids.length
                : choices == 1 ? Math.max(counted, tokens.size())
                        : tokens.isEmpty() ? Math.ceilDiv(counted, choices) : tokens.size();
        String text = choice.has("message")
                ? choice.path("message").path("content").asString("")
                : choice.path("text").asString("");
        int promptTokens = prompt.length > 0 ? prompt.length : usage.path("prompt_tokens").asInt(0);
        boolean matched = ids.length == 0 || ids.length == tokens.size();
        return new Generation(
                text, matched ? tokens : List.of(), prompt, promptTokens, length, finish(choice));
    }

    /// `stop_reason` is the stop string where there was one; not all servers say it.
    static Generation.Finish finish(JsonNode choice) {
        if (choice.path("finish_reason").asString("stop").equals("length")) {
            return Generation.Finish.LENGTH;
        }
        return choice.path("stop_reason").isString() ? Generation.Finish.STOP_STRING : Generation.Finish.END;
    }

    /// One completion of several.
    private interface One {
        Generation of(int sample) throws InterruptedException;
    }

    private List<Generation> each(int samples, One one) throws InterruptedException {
        List<Future<Generation>> running =
                IntStream.range(0, samples).mapToObj(i -> threads.submit(() -> one.of(i))).toList();
        try {
            List<Generation> all = new ArrayList<>();
            for (Future<Generation> sample : running) {
                all.add(sample.get());
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

    private Generation streamed(
            GenerationRequest r, Set<Extra> takes, List<String> cutAt, int sample, TokenWatcher watcher)
            throws InterruptedException {
        Asked asked = Asked.of(model, r.prompt(), 1, r.seed() + sample, r.options(), takes).streamed();
        var received = new Received(model, r.options(), cutAt, watcher);
        // Nobody knows how far a watcher lets it go another time.
        Optional<String> end = r.watchers().isEmpty() ? Optional.of(String.join("\n", cutAt)) : Optional.empty();
        return transport.stream(asked.place().path(), asked.body().toString(), end, received::read);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        transport.close();
    }
}
