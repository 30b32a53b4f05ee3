package dev.hone.lab.run;

import dev.hone.engine.Workers;
import dev.hone.lab.experiment.Interrupted;
import dev.hone.lab.protocol.Arm;
import dev.hone.training.loop.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/// A few threads that take trials from a list in its order, each with workers of its own.
///
/// The first failure asks the others to stop and is thrown once they have.
final class TrialPool implements AutoCloseable {
    private final int threads;
    private final Cancellation cancellation;
    private final ExecutorService pool;

    /// One trial.
    record Task(int seed, Arm arm) {}

    TrialPool(int threads, Cancellation cancellation) {
        this.threads = threads;
        this.cancellation = cancellation;
        this.pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("hone-trial-", 0).factory());
    }

    void prepare(List<Integer> seeds, BiConsumer<Integer, Workers> job) {
        each(seeds, job);
    }

    void run(List<Task> tasks, BiConsumer<Task, Workers> job) {
        each(tasks, job);
    }

    private <T> void each(List<T> items, BiConsumer<T, Workers> job) {
        var queue = new ConcurrentLinkedQueue<>(items);
        List<Future<?>> lanes = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            lanes.add(pool.submit(() -> {
                try (Workers workers = Workers.of(1)) {
                    for (T item = queue.poll(); item != null; item = queue.poll()) {
                        if (cancellation.isRequested()) {
                            throw new Interrupted();
                        }
                        job.accept(item, workers);
                    }
                } catch (RuntimeException | Error e) {
                    cancellation.request();
                    throw e;
                }
            }));
        }
        await(lanes);
    }

    private static void await(List<Future<?>> lanes) {
        Throwable first = null;
        for (Future<?> lane : lanes) {
            try {
                lane.get();
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                if (first == null || first instanceof Interrupted && !(cause instanceof Interrupted)) {
                    first = cause;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Interrupted();
            }
        }
        switch (first) {
            case null -> {
                // all lanes are through
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(first);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
        pool.close();
    }
}
