package dev.hone.app.input;

import dev.hone.engine.Workers;
import picocli.CommandLine.Option;

/// How many threads compute; it changes no bit of any result.
public final class ThreadsOption {
    private static final int MOST = 4096;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (0, the default: all cores).", order = 900)
    private int threads;

    /// The number of threads, all cores where none was given.
    public int count() {
        Allowed.between("--threads", threads, 0, MOST);
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /// A pool of that many.
    public Workers open() {
        return Workers.of(count());
    }
}
