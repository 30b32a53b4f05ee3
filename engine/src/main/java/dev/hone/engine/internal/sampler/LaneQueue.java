package dev.hone.engine.internal.sampler;

import dev.hone.engine.Completion;
import dev.hone.engine.SampleRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// What one lane has taken from a [LiveQueue], so that its failure ends those requests and no others.
final class LaneQueue implements SampleQueue {
    private final LiveQueue queue;
    private final Map<Integer, Ticket> taken = new HashMap<>();
    private final Map<Integer, Integer> missing = new HashMap<>();
    private int next;

    LaneQueue(LiveQueue queue) {
        this.queue = queue;
    }

    @Override
    public int take() {
        Ticket ticket = queue.poll();
        if (ticket == null) {
            return -1;
        }
        int number = next++;
        taken.put(number, ticket);
        missing.put(number, ticket.request().streams().size());
        return number;
    }

    private Ticket ticket(int number) {
        return Objects.requireNonNull(taken.get(number));
    }

    @Override
    public SampleRequest request(int number) {
        return ticket(number).request();
    }

    @Override
    public void put(int number, int sample, Completion completion) {
        ticket(number).put(sample, completion);
        if (missing.merge(number, -1, Integer::sum) == 0) {
            taken.remove(number);
            missing.remove(number);
        }
    }

    /// Ends all that was taken and is not done.
    void fail(Throwable cause) {
        taken.values().forEach(t -> t.fail(cause));
    }
}
