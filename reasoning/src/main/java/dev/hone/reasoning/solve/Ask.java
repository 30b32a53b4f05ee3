package dev.hone.reasoning.solve;

import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.generation.TokenWatcher;
import java.util.List;

/// Completions that a strategy wants of one prompt. `watchers` is empty, or has one a completion.
public record Ask(Prompt prompt, int samples, GenerationOptions options, List<TokenWatcher> watchers) {
    public Ask {
        watchers = List.copyOf(watchers);
    }

    /// Completions that nobody watches.
    public Ask(Prompt prompt, int samples, GenerationOptions options) {
        this(prompt, samples, options, List.of());
    }
}
