package dev.hone.app.atlas.playground;

import dev.hone.app.terminal.Json;
import java.util.ArrayList;
import java.util.List;

/// One question on its way through a strategy: everything that happened so far, to be read from the beginning by
/// anybody at any time, and a way to end it.
public final class Attempt {
    /// Something that happened, as pages read it.
    public record Event(String name, String data) {}

    static final String TOKEN = "token";
    private static final int MOST = 100_000;
    private static final long NANOS = 1_000_000;

    private final String id;
    private final List<Event> events = new ArrayList<>();
    private final List<Runnable> endings = new ArrayList<>();
    private boolean over;
    private volatile boolean cancelled;

    Attempt(String id) {
        this.id = id;
    }

    /// Its name in addresses.
    public String id() {
        return id;
    }

    /// Ends what is under way; nothing more is begun.
    public void cancel() {
        List<Runnable> all;
        synchronized (this) {
            cancelled = true;
            all = List.copyOf(endings);
            endings.clear();
        }
        // Outside of the lock: whoever is ended may be about to add an event.
        all.forEach(Runnable::run);
    }

    /// Says how something that was begun is ended; at once where the attempt was cancelled already.
    void whenCancelled(Runnable ending) {
        synchronized (this) {
            if (!cancelled) {
                endings.add(ending);
                return;
            }
        }
        ending.run();
    }

    boolean isCancelled() {
        return cancelled;
    }

    /// Adds an event. Of very long attempts single tokens are not kept any more; completions are.
    synchronized void add(String name, Json data) {
        boolean kept = events.size() < MOST || !name.equals(TOKEN);
        if (!over && kept) {
            events.add(new Event(name, data.toString()));
            notifyAll();
        }
    }

    /// The last event.
    synchronized void end(String name, Json data) {
        add(name, data);
        over = true;
        notifyAll();
    }

    /// Whether nothing will happen any more.
    public synchronized boolean isOver() {
        return over;
    }

    /// What happened after the first `known` events; waits for something, at most so long. Empty once all is read.
    public synchronized List<Event> after(int known, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * NANOS;
        while (events.size() <= known && !over) {
            long left = (end - System.nanoTime()) / NANOS;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return List.copyOf(events.subList(Math.min(known, events.size()), events.size()));
    }
}
