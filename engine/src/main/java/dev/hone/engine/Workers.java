package dev.hone.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A fixed set of threads that share work which is cut into ranges; the caller is one of them.
///
/// Ranges are drawn, large ones first, by whoever is ready: a thread that the system has put aside holds up at most the
/// range that it holds, and a caller whose helpers do not wake finishes alone. Threads without work spin for some tens
/// of microseconds, then sleep, so that other processes get the cores. A run allocates nothing.
///
/// Which thread computes what is left open: jobs must write the same bits whatever the ranges.
public final class Workers implements AutoCloseable {
    /// Work on the items `from` <= i < `to`; `worker` (0 <= worker < threads) names scratch that is its own.
    @FunctionalInterface
    public interface Job {
        void run(int from, int to, int worker);
    }

    private static final long SPIN_NANOS = 30_000;
    private static final Job NOTHING = (from, to, worker) -> {};

    private final int threads;
    private final Helper[] helpers;

    /// Number of the run in the upper half, items not yet drawn in the lower: a late thread cannot draw from a run that
    /// is not the one whose job it has read.
    private final AtomicLong open = new AtomicLong();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Object failureLock = new Object();
    private Job job = NOTHING;
    private int total;
    private int grain = 1;
    private @Nullable Throwable failure;
    private volatile @Nullable Thread waiting;
    private volatile boolean closed;

    private Workers(int threads) {
        this.threads = threads;
        helpers = new Helper[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper(i + 1);
        }
        for (Helper h : helpers) {
            h.start();
        }
    }

    /// A pool of this many threads, the caller included; with 1, runs stay on the caller.
    ///
    /// @throws IllegalArgumentException if `threads` is not positive
    public static Workers of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a pool needs at least one thread: " + threads);
        }
        return new Workers(threads);
    }

    /// Number of threads, the caller included.
    public int threads() {
        return threads;
    }

    /// Runs the job over [0, total) and returns when all of it is done.
    ///
    /// @throws IllegalStateException if a run is going on (a job may not run another), or after `close`
    /// @throws RuntimeException what a job threw: the first, the others suppressed in it; ranges not begun are left out
    public void run(int total, Job job) {
        run(total, 1, job);
    }

    /// The same with ranges that begin at multiples of `grain`.
    public void run(int total, int grain, Job job) {
        if (total < 0 || grain < 1) {
            throw new IllegalArgumentException(
                    "items must not be negative, grain must be positive: " + total + ", " + grain);
        }
        if (closed) {
            throw new IllegalStateException("the workers are closed");
        }
        if (!busy.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "a run is going on: a job must not run another, nor may two threads share workers");
        }
        try {
            if (threads == 1 || total <= grain) {
                if (total > 0) {
                    job.run(0, total, 0);
                }
            } else {
                share(total, grain, job);
            }
        } finally {
            busy.set(false);
        }
    }

    private void share(int total, int grain, Job job) {
        this.job = job;
        this.total = total;
        this.grain = grain;
        failure = null;
        unfinished.set(total);
        open.set((open.get() >>> 32) + 1 << 32 | total);
        int wanted = Math.min(helpers.length, (total - 1) / grain);
        for (int i = 0; i < wanted; i++) {
            if (helpers[i].asleep) {
                LockSupport.unpark(helpers[i]);
            }
        }
        work(0);
        await();
        this.job = NOTHING;
        Throwable thrown = failure;
        failure = null;
        switch (thrown) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(thrown);
        }
    }

    /// Draws ranges until none is left: half of an even share of what is left, at least one grain.
    private void work(int worker) {
        while (true) {
            long seen = open.get();
            int left = (int) seen;
            if (left == 0) {
                return;
            }
            int all = total;
            int step = grain;
            Job current = job;
            int share = left / (2 * threads * step) * step;
            int from = all - left;
            int size = Math.min(left, Math.max(step, share));
            if (!open.compareAndSet(seen, seen - size)) {
                continue;
            }
            int done = size;
            try {
                current.run(from, from + size, worker);
            } catch (Throwable e) { // whatever a job throws is the caller's to handle
                fail(e);
                done += abandon();
            }
            finish(done);
        }
    }

    @SuppressWarnings("ReferenceEquality") // an exception is itself alone
    private void fail(Throwable e) {
        synchronized (failureLock) {
            if (failure == null) {
                failure = e;
            } else if (failure != e) {
                failure.addSuppressed(e);
            }
        }
    }

    /// Takes what nobody has begun.
    private int abandon() {
        while (true) {
            long now = open.get();
            if (open.compareAndSet(now, now >>> 32 << 32)) {
                return (int) now;
            }
        }
    }

    private void finish(int items) {
        if (unfinished.addAndGet(-items) == 0) {
            Thread caller = waiting;
            if (caller != null) {
                LockSupport.unpark(caller);
            }
        }
    }

    private void await() {
        if (unfinished.get() == 0) {
            return;
        }
        long begin = System.nanoTime();
        while (unfinished.get() != 0) {
            if (System.nanoTime() - begin > SPIN_NANOS) {
                sleepUntilFinished();
                return;
            }
            Thread.onSpinWait();
        }
    }

    private void sleepUntilFinished() {
        boolean interrupted = false;
        waiting = Thread.currentThread();
        while (unfinished.get() != 0) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        waiting = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends the threads. A run that is going on must have returned.
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        for (Helper h : helpers) {
            LockSupport.unpark(h);
            while (h.isAlive()) {
                try {
                    h.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Helper extends Thread {
        private final int worker;
        private volatile boolean asleep;

        Helper(int worker) {
            super("hone-worker-" + worker);
            this.worker = worker;
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!closed) {
                work(worker);
                long begin = System.nanoTime();
                while ((int) open.get() == 0 && !closed) {
                    if (System.nanoTime() - begin > SPIN_NANOS) {
                        sleep();
                        break;
                    }
                    Thread.onSpinWait();
                }
            }
        }

        private void sleep() {
            asleep = true;
            while ((int) open.get() == 0 && !closed) {
                LockSupport.park(Workers.this);
                Thread.interrupted();
            }
            asleep = false;
        }
    }
}
