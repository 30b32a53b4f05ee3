package dev.hone.engine.internal.sampler;

import dev.hone.engine.Completion;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.Workers;
import dev.hone.engine.internal.combine.ModelGroup;
import dev.hone.engine.internal.decoder.SequenceDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/// Lanes that run until they are closed, each on a thread of its own: as many as threads for small models, one for
/// large ones, whose products all threads share.
public final class ServiceEngine {
    private static final int BATCHED_PROMPTS = 8;

    private final ModelGroup models;
    private final LiveQueue queue = new LiveQueue();
    private final List<Workers> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger running = new AtomicInteger();
    private final int positions;
    private final int slots;

    /// Lanes for at most `completions` completions at a time, of at most `mostPositions` positions with their prompts;
    /// fewer where a quarter of the heap does not hold more.
    public ServiceEngine(ModelGroup models, int threadCount, int completions, int mostPositions) {
        this.models = models;
        positions = Math.min(models.positions(), mostPositions);
        int lanes = models.weights() <= SamplerEngine.SMALL ? threadCount : 1;
        int share = (completions + lanes - 1) / lanes;
        long budget = Runtime.getRuntime().maxMemory() / 4 / lanes;
        long each = models.bytesPerSequence(ParameterLayout.padded(positions));
        int prompts = (int) Math.max(1, Math.min(BATCHED_PROMPTS, budget / 4 / each));
        int affordable = (int) Math.max(1, Math.min(share, (budget - prompts * each) / each));
        slots = affordable * lanes;
        SamplingOptions options = SamplingOptions.policy(positions, models.base().endTokens());
        for (int i = 0; i < lanes; i++) {
            Workers own = Workers.of(threadCount / lanes);
            workers.add(own);
            SequenceDecoder decoder = models.decoder(
                    own, affordable, ParameterLayout.padded(positions), prompts, ParameterLayout.padded(positions));
            var lane = new Lane(
                    decoder, own, options, models.base().tokenizer(), models.vocabulary(), positions, affordable,
                    prompts, SamplerEngine.BATCHED_ROWS);
            threads.add(Thread.ofPlatform().daemon().name("hone-sampling-" + i).start(() -> serve(lane)));
        }
    }

    private void serve(Lane lane) {
        while (queue.await()) {
            var taken = new LaneQueue(queue);
            try {
                lane.run(taken);
            } catch (RuntimeException | Error e) { // it belongs to those who wait for these completions
                taken.fail(e);
            }
        }
    }

    /// Begins a request.
    public CompletableFuture<List<Completion>> submit(SampleRequest request) {
        int most = request.options().map(SamplingOptions::maxTokens).orElse(positions);
        SampleRequests.require(request, models.vocabulary(), positions, most);
        request.options().ifPresent(o -> SampleRequests.require(o, models.base()));
        int parts = Math.min(threads.size(), request.streams().size());
        List<CompletableFuture<List<Completion>>> promises = new ArrayList<>();
        running.incrementAndGet();
        for (int i = 0; i < parts; i++) {
            int n = request.streams().size();
            promises.add(queue.add(SampleRequests.part(request, n * i / parts, n * (i + 1) / parts)).promise());
        }
        CompletableFuture<List<Completion>> all = new CompletableFuture<>();
        var _ = CompletableFuture.allOf(promises.toArray(CompletableFuture[]::new)).whenComplete((none, error) -> {
            running.decrementAndGet();
            if (error == null) {
                all.complete(promises.stream().flatMap(p -> p.join().stream()).toList());
            } else {
                all.completeExceptionally(error instanceof CompletionException c && c.getCause() != null
                        ? c.getCause()
                        : error);
            }
        });
        var _ = all.whenComplete((done, error) -> {
            if (error != null) {
                promises.forEach(p -> p.cancel(false));
            }
        });
        return all;
    }

    /// Requests that were begun and are not done.
    public int running() {
        return running.get();
    }

    /// Requests that no lane has taken yet.
    public int waiting() {
        return queue.length();
    }

    /// Positions of a completion with its prompt, at most.
    public int positions() {
        return positions;
    }

    /// Completions that are written at the same time, at most.
    public int slots() {
        return slots;
    }

    /// Ends all requests and the threads.
    public void close() {
        queue.close();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        workers.forEach(Workers::close);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
