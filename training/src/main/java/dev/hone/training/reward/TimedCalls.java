package dev.hone.training.reward;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Calls a user's code one call after the other on a thread of its own, so that a call that hangs can be left behind.
///
/// A thread that was left behind is interrupted, and does not keep the process alive.
final class TimedCalls implements AutoCloseable {
    private final Duration limit;
    private ExecutorService executor = fresh();

    TimedCalls(Duration limit) {
        this.limit = limit;
    }

    /// What the call gives.
    ///
    /// @throws RewardFailed if it throws or takes longer than the limit, with what was called
    /// @throws IllegalStateException if this thread is interrupted meanwhile; that is no verdict
    <T extends @Nullable Object> T call(String what, Callable<T> code) {
        Future<T> future = executor.submit(code);
        try {
            return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            executor.shutdownNow();
            executor = fresh();
            throw new RewardFailed(what + " took longer than " + limit.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            if (cause instanceof Error error) {
                throw error;
            }
            throw new RewardFailed(what + " threw " + cause, cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + ": the run was interrupted", e);
        }
    }

    private static ExecutorService fresh() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("hone-reward").factory());
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
