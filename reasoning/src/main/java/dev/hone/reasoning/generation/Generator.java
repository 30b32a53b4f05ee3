package dev.hone.reasoning.generation;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// A model that completes prompts, on this machine or behind a server. May be asked by many threads at once.
public interface Generator extends AutoCloseable {
    /// What people call it.
    String name();

    /// What it can do.
    Set<Capability> capabilities();

    /// Begins a request; its completions come in order. Cancelling the future ends the work.
    ///
    /// @throws dev.hone.foundation.InputException for a request that it cannot serve
    CompletableFuture<List<Generation>> generate(GenerationRequest request);

    /// Ends all requests.
    @Override
    default void close() {}
}
