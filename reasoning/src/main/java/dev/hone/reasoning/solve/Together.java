package dev.hone.reasoning.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Works that mostly wait for a model, many under way at the same time, so that their requests meet.
public final class Together {
    /// Works that are under way at the same time.
    private static final int MOST = 256;

    /// Something to do.
    @FunctionalInterface
    public interface Work<T> {
        /// Does it.
        T done();
    }

    private Together() {}

    /// The results in order. The first failure ends all of them.
    public static <T> List<T> all(List<? extends Work<T>> works) {
        var room = new Semaphore(MOST);
        List<Future<T>> promises = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Work<T> work : works) {
                promises.add(threads.submit(() -> {
                    room.acquire();
                    try {
                        return work.done();
                    } finally {
                        room.release();
                    }
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> promise : promises) {
                results.add(result(promise, threads));
            }
            return List.copyOf(results);
        }
    }

    private static <T> T result(Future<T> promise, ExecutorService threads) {
        try {
            return promise.get();
        } catch (ExecutionException e) {
            threads.shutdownNow();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while questions were being solved", e);
        }
    }
}
