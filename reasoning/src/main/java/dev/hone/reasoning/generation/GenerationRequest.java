package dev.hone.reasoning.generation;

import dev.hone.foundation.Key;
import java.util.List;
import java.util.stream.IntStream;

/// Several completions of one prompt.
///
/// Completion i draws from the stream `Key.of(seed + i)`, so that a request is as good as one for each of its
/// completions: on a local model and on a server that keeps to it (Hone's own), the same request gives the same bits.
/// `watchers` is empty, or has one a completion.
///
/// Throws: `IllegalArgumentException` for no completion, or another number of watchers.
public record GenerationRequest(
        Prompt prompt, int samples, long seed, GenerationOptions options, List<TokenWatcher> watchers) {
    public GenerationRequest {
        watchers = List.copyOf(watchers);
        if (samples < 1) {
            throw new IllegalArgumentException("a request needs at least one completion: " + samples);
        }
        if (!watchers.isEmpty() && watchers.size() != samples) {
            throw new IllegalArgumentException(
                    "one watcher a completion, or none: " + watchers.size() + " for " + samples);
        }
    }

    /// Completions that nobody watches.
    public GenerationRequest(Prompt prompt, int samples, long seed, GenerationOptions options) {
        this(prompt, samples, seed, options, List.of());
    }

    /// The random streams of the completions.
    public List<Key> streams() {
        return IntStream.range(0, samples).mapToObj(i -> Key.of(seed + i)).toList();
    }
}
