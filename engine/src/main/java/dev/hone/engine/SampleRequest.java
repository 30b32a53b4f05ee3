package dev.hone.engine;

import dev.hone.foundation.Key;
import java.util.List;
import java.util.Optional;

/// Several completions of one prompt. The prompt is computed once; completion i draws from `streams.get(i)`, the
/// number for new token t being number t of that stream, whether the tokens before it were drawn or forced.
///
/// `turns` is empty, or has one handler a completion, which is asked whenever the model ends a turn.
/// `written` is empty, or has the tokens with which each completion begins: they are forced, their log-probabilities
/// are those of the current weights, and what follows is drawn from the streams where these stand by then. So a
/// completion that was drawn up to there goes on, with other weights where they changed. `observers` is empty, or has
/// one observer a completion, which sees every token. `options` are the sampler's own where there are none.
///
/// Throws: `IllegalArgumentException` for an empty prompt, no stream, another number of handlers, beginnings or
/// observers than of streams, or handlers and beginnings at once (nobody knows which turns of a beginning were
/// answered).
public record SampleRequest(
        int[] prompt,
        List<Key> streams,
        List<TurnHandler> turns,
        List<int[]> written,
        List<TokenObserver> observers,
        Optional<SamplingOptions> options) {
    public SampleRequest {
        if (prompt.length == 0) {
            throw new IllegalArgumentException("a prompt needs at least one token");
        }
        streams = List.copyOf(streams);
        turns = List.copyOf(turns);
        written = List.copyOf(written);
        observers = List.copyOf(observers);
        if (streams.isEmpty()) {
            throw new IllegalArgumentException("a request needs at least one stream");
        }
        if (!turns.isEmpty() && turns.size() != streams.size()) {
            throw new IllegalArgumentException("one turn handler a stream, or none: " + turns.size() + " handlers for "
                    + streams.size() + " streams");
        }
        if (!written.isEmpty() && written.size() != streams.size()) {
            throw new IllegalArgumentException("one beginning a stream, or none: " + written.size()
                    + " beginnings for " + streams.size() + " streams");
        }
        if (!written.isEmpty() && !turns.isEmpty()) {
            throw new IllegalArgumentException("a completion that has begun cannot have turns");
        }
        if (!observers.isEmpty() && observers.size() != streams.size()) {
            throw new IllegalArgumentException("one observer a stream, or none: " + observers.size()
                    + " observers for " + streams.size() + " streams");
        }
    }

    /// Completions that nobody watches, with the sampler's own options.
    public SampleRequest(int[] prompt, List<Key> streams, List<TurnHandler> turns, List<int[]> written) {
        this(prompt, streams, turns, written, List.of(), Optional.empty());
    }

    /// Completions of several turns.
    public SampleRequest(int[] prompt, List<Key> streams, List<TurnHandler> turns) {
        this(prompt, streams, turns, List.of());
    }

    /// The same, drawn with these options.
    public SampleRequest with(SamplingOptions others) {
        return new SampleRequest(prompt, streams, turns, written, observers, Optional.of(others));
    }

    /// The same, watched by these, one a completion.
    public SampleRequest watchedBy(List<TokenObserver> watchers) {
        return new SampleRequest(prompt, streams, turns, written, watchers, options);
    }

    /// Completions of a single turn.
    public SampleRequest(int[] prompt, List<Key> streams) {
        this(prompt, streams, List.of());
    }

    /// The same completions going on behind these tokens.
    public SampleRequest after(List<int[]> beginnings) {
        return new SampleRequest(prompt, streams, turns, beginnings);
    }
}
