package dev.hone.reasoning.remote;

import java.util.concurrent.Semaphore;

/// Keeps requests to so many at a time, and so many a minute, evenly spaced.
final class Pace {
    private static final long MINUTE = 60_000_000_000L;

    private final Semaphore room;
    private final long gap;
    private long next;

    Pace(int together, int perMinute) {
        room = new Semaphore(together, true);
        gap = MINUTE / perMinute;
        next = System.nanoTime();
    }

    /// Waits for its turn.
    void enter() throws InterruptedException {
        room.acquire();
        long wait = reserve();
        if (wait > 0) {
            Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
        }
    }

    private synchronized long reserve() {
        long now = System.nanoTime();
        long begin = Math.max(now, next);
        next = begin + gap;
        return begin - now;
    }

    void leave() {
        room.release();
    }
}
