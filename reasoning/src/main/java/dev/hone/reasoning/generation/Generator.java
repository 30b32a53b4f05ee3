package dev.hone.reasoning.generation;

import dev.hone.foundation.InputException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// A model that completes prompts, on this machine or behind a server. May be asked by many threads at once.
public interface Generator extends AutoCloseable {
    /// What people call it.
    String name();

    /// What it can do.
    Set<Capability> capabilities();

    /// Models that compute every token beside this one, for the account; none for a model alone.
    default int companions() {
        return 0;
    }

    /// Begins a request; its completions come in order. Cancelling the future ends the work.
    ///
    /// @throws dev.hone.foundation.InputException for a request that it cannot serve, [PromptTooLong] for one that
    ///     leaves no room; from a server it may come by the future
    CompletableFuture<List<Generation>> generate(GenerationRequest request);

    /// The tokens of a text that somebody else wrote, from number `from` (at least 1) on, each as the model would have
    /// seen it: with its log-probability at temperature 1 and this many of the likeliest tokens.
    ///
    /// @throws dev.hone.foundation.InputException where [#capabilities] has no [Capability#SCORES], or for a token
    /// outside
    ///     the vocabulary
    default CompletableFuture<List<GeneratedToken>> score(int[] ids, int from, int alternatives) {
        throw new InputException(name() + " gives no " + Capability.SCORES.meaning());
    }

    /// The ids of a text as such, without the token that begins prompts.
    ///
    /// @throws dev.hone.foundation.InputException where [#capabilities] has no [Capability#TOKENIZER]
    default int[] tokens(String text) {
        throw new InputException(name() + " has no " + Capability.TOKENIZER.meaning());
    }

    /// The ids of a prompt.
    ///
    /// @throws dev.hone.foundation.InputException where [#capabilities] has no [Capability#SCORES]
    default int[] ids(Prompt prompt) {
        throw new InputException(name() + " does not say how it cuts a text into tokens");
    }

    /// Ends all requests.
    @Override
    default void close() {}
}
