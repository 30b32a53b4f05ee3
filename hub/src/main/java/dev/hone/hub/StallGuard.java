package dev.hone.hub;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Closes a stream from which nothing came for a while, so that whoever reads it gets an error instead of waiting for
/// ever: a connection that died without a word looks like a slow one.
final class StallGuard implements AutoCloseable {
    private final InputStream guarded;
    private final long nanos;
    private final Thread watch;
    private volatile long last = System.nanoTime();
    private volatile boolean over;

    StallGuard(InputStream guarded, Duration patience) {
        this.guarded = guarded;
        this.nanos = patience.toNanos();
        this.watch = Thread.ofVirtual().start(this::watch);
    }

    /// Something came.
    void alive() {
        last = System.nanoTime();
    }

    private void watch() {
        while (!over) {
            long left = nanos - (System.nanoTime() - last);
            if (left <= 0) {
                try {
                    guarded.close();
                } catch (IOException e) { // the reader sees a broken stream either way
                    return;
                }
                return;
            }
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        over = true;
        LockSupport.unpark(watch);
    }
}
