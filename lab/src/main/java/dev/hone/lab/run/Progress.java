package dev.hone.lab.run;

import java.time.Duration;

/// Counts trials, and guesses from those that are over how long the rest takes. Safe for many threads.
final class Progress {
    private final RunnerListener listener;
    private final int all;
    private final int left;
    private final int parallel;
    private int finished;
    private Duration spent = Duration.ZERO;

    Progress(RunnerListener listener, int all, int left, int parallel) {
        this.listener = listener;
        this.all = all;
        this.left = left;
        this.parallel = parallel;
    }

    synchronized void prepared(int seed, Duration took) {
        listener.prepared(seed, took);
    }

    synchronized void finished(String arm, int seed, Duration took) {
        finished++;
        spent = spent.plus(took);
        Duration remaining = spent.multipliedBy(left - finished).dividedBy((long) finished * parallel);
        listener.finished(arm, seed, took, all - left + finished, all, remaining);
    }
}
