package dev.hone.engine;

import dev.hone.foundation.Key;
import java.util.List;

/// Several completions of one prompt. The prompt is computed once; completion i draws from `streams.get(i)`, the
/// number for new token t being number t of that stream, whether the tokens before it were drawn or forced.
///
/// `turns` is empty, or has one handler a completion, which is asked whenever the model ends a turn.
///
/// Throws: `IllegalArgumentException` for an empty prompt, no stream, or another number of handlers than of streams.
public record SampleRequest(int[] prompt, List<Key> streams, List<TurnHandler> turns) {
    public SampleRequest {
        if (prompt.length == 0) {
            throw new IllegalArgumentException("a prompt needs at least one token");
        }
        streams = List.copyOf(streams);
        turns = List.copyOf(turns);
        if (streams.isEmpty()) {
            throw new IllegalArgumentException("a request needs at least one stream");
        }
        if (!turns.isEmpty() && turns.size() != streams.size()) {
            throw new IllegalArgumentException("one turn handler a stream, or none: " + turns.size() + " handlers for "
                    + streams.size() + " streams");
        }
    }

    /// Completions of a single turn.
    public SampleRequest(int[] prompt, List<Key> streams) {
        this(prompt, streams, List.of());
    }
}
