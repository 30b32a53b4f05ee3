package dev.hone.engine.internal.sampler;

import dev.hone.engine.SampleRequest;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Requests that arrive while lanes run.
final class LiveQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<Ticket> waiting = new ArrayDeque<>();
    private final Set<Ticket> open = ConcurrentHashMap.newKeySet();
    private boolean closed;

    /// Adds a request to the end of the queue.
    ///
    /// @throws IllegalStateException after `close`
    Ticket add(SampleRequest request) {
        var ticket = new Ticket(request);
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the sampling service is closed");
            }
            waiting.addLast(ticket);
            open.add(ticket);
            arrived.signal();
        } finally {
            lock.unlock();
        }
        var _ = ticket.promise().whenComplete((done, error) -> open.remove(ticket));
        return ticket;
    }

    /// The oldest request that nobody has given up, or nothing where none waits now.
    @Nullable
    Ticket poll() {
        lock.lock();
        try {
            Ticket next = waiting.pollFirst();
            while (next != null && next.isOver()) {
                next = waiting.pollFirst();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is a request; false once the queue is closed.
    boolean await() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                arrived.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// Requests that wait.
    int length() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /// Takes no more requests and gives up those that are not done.
    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
        List.copyOf(open).forEach(t -> t.fail(new CancellationException("the sampling service was closed")));
    }
}
