package dev.hone.engine.internal.sampler;

import dev.hone.engine.Completion;
import dev.hone.engine.SampleRequest;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The requests of one call, drawn by lanes in order, and the completions that they give back.
final class BatchQueue implements SampleQueue {
    private final List<SampleRequest> requests;
    private final Completion[][] results;
    private final AtomicInteger next = new AtomicInteger();

    BatchQueue(List<SampleRequest> requests) {
        this.requests = requests;
        results = new Completion[requests.size()][];
        for (int i = 0; i < results.length; i++) {
            results[i] = new Completion[requests.get(i).streams().size()];
        }
    }

    @Override
    public int take() {
        int i = next.getAndIncrement();
        return i < requests.size() ? i : -1;
    }

    @Override
    public SampleRequest request(int i) {
        return requests.get(i);
    }

    @Override
    public void put(int request, int sample, Completion completion) {
        results[request][sample] = completion;
    }

    List<List<Completion>> results() {
        return Arrays.stream(results).map(List::of).toList();
    }
}
