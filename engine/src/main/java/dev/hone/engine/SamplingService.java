package dev.hone.engine;

import dev.hone.engine.combine.CombinedModel;
import dev.hone.engine.internal.combine.ModelGroup;
import dev.hone.engine.internal.sampler.ServiceEngine;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Draws completions for many callers at once: continuous batching over requests that arrive at any time, each with
/// options of its own.
///
/// A completion has the bits that a [Sampler] gives for the same weights, prompt, options and stream, whatever is drawn
/// beside it. The model's weights must not change while requests run.
///
/// A request whose future is cancelled ends at its next token. What an observer throws ends its request alone.
public final class SamplingService implements AutoCloseable {
    private final ServiceEngine engine;

    /// How much room a service has: completions that are written at the same time, and positions of each with its
    /// prompt.
    ///
    /// Throws: `IllegalArgumentException` if one of them is not positive.
    public record Capacity(int completions, int positions) {
        /// What suits most machines.
        public static final Capacity USUAL = new Capacity(64, 2048);

        public Capacity {
            if (completions < 1 || positions < 1) {
                throw new IllegalArgumentException(
                        "a service needs room for at least one completion of one position: " + completions + ", "
                                + positions);
            }
        }
    }

    /// Begins to serve a model with threads of its own.
    ///
    /// @throws dev.hone.foundation.InputException if the model has no head that gives tokens
    public SamplingService(Model model, int threads, Capacity capacity) {
        engine = new ServiceEngine(new ModelGroup(model), threads, capacity.completions(), capacity.positions());
    }

    /// Begins to serve the combined policy of several models.
    public SamplingService(CombinedModel models, int threads, Capacity capacity) {
        engine = new ServiceEngine(new ModelGroup(models), threads, capacity.completions(), capacity.positions());
    }

    /// Begins a request; its completions come in the order of its streams.
    ///
    /// @throws dev.hone.foundation.InputException if the prompt is too long, a token lies outside the vocabulary, or
    /// stop
    ///     strings are asked for where there is no tokenizer
    /// @throws IllegalStateException after `close`
    public CompletableFuture<List<Completion>> submit(SampleRequest request) {
        return engine.submit(request);
    }

    /// Requests that were begun and are not done.
    public int running() {
        return engine.running();
    }

    /// Requests, or halves of them, that wait for room.
    public int waiting() {
        return engine.waiting();
    }

    /// Positions of a completion with its prompt, at most.
    public int positions() {
        return engine.positions();
    }

    /// Completions that are written at the same time, at most; fewer than asked for where the heap is small.
    public int completions() {
        return engine.slots();
    }

    /// Ends all requests that are not done with a `CancellationException`.
    @Override
    public void close() {
        engine.close();
    }
}
