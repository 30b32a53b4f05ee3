package dev.hone.engine.internal.sampler;

import dev.hone.engine.Completion;
import dev.hone.engine.PolicyRow;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.TokenObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// A request of a service on its way, and the promise of its completions.
///
/// Its completions end at the next token once the promise is kept, broken or cancelled.
final class Ticket {
    private final SampleRequest request;
    private final Completion[] completions;
    private final CompletableFuture<List<Completion>> promise = new CompletableFuture<>();
    private int missing;

    Ticket(SampleRequest given) {
        completions = new Completion[given.streams().size()];
        missing = completions.length;
        request = given.watchedBy(
                IntStream.range(0, completions.length).mapToObj(i -> guarded(given, i)).toList());
    }

    private TokenObserver guarded(SampleRequest given, int sample) {
        TokenObserver watching = given.observers().isEmpty()
                ? (index, id, row) -> TokenObserver.Next.GO_ON
                : given.observers().get(sample);
        return (index, id, row) -> promise.isDone() ? TokenObserver.Next.STOP : seen(watching, index, id, row);
    }

    private TokenObserver.Next seen(TokenObserver watching, int index, int id, PolicyRow row) {
        try {
            return watching.seen(index, id, row);
        } catch (RuntimeException e) { // the observer belongs to this request alone: so does its failure
            promise.completeExceptionally(e);
            return TokenObserver.Next.STOP;
        }
    }

    SampleRequest request() {
        return request;
    }

    CompletableFuture<List<Completion>> promise() {
        return promise;
    }

    /// Whether nobody waits for the completions any more.
    boolean isOver() {
        return promise.isDone();
    }

    /// Keeps a completion; the last one keeps the promise. Called by one lane.
    void put(int sample, Completion completion) {
        completions[sample] = completion;
        if (--missing == 0) {
            promise.complete(List.of(completions));
        }
    }

    void fail(Throwable cause) {
        promise.completeExceptionally(cause);
    }
}
