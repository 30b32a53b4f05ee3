package dev.hone.training.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;

/// The logs of a run that is being written.
public final class RunLogs implements AutoCloseable {
    private final FileChannel lock;
    private final AppendLog metricLines;
    private final AppendLog secondLines;
    private final AppendLog rolloutLines;
    private final AppendLog rolloutBlocks;
    private final MetricsLog metrics;
    private final MetricsLog seconds;
    private final RolloutLog rollouts;

    RunLogs(
            FileChannel lock,
            AppendLog metricLines,
            AppendLog secondLines,
            AppendLog rolloutLines,
            AppendLog rolloutBlocks) {
        this.lock = lock;
        this.metricLines = metricLines;
        this.secondLines = secondLines;
        this.rolloutLines = rolloutLines;
        this.rolloutBlocks = rolloutBlocks;
        this.metrics = new MetricsLog(metricLines);
        this.seconds = new MetricsLog(secondLines);
        this.rollouts = new RolloutLog(rolloutLines, rolloutBlocks);
    }

    /// What the recipe decides.
    public MetricsLog metrics() {
        return metrics;
    }

    /// What the clock said.
    public MetricsLog seconds() {
        return seconds;
    }

    /// The rollouts.
    public RolloutLog rollouts() {
        return rollouts;
    }

    /// Puts everything on the disk and says how long the logs are: part of a checkpoint.
    public TrainerState.LogOffsets sync() {
        metricLines.sync();
        secondLines.sync();
        rolloutLines.sync();
        rolloutBlocks.sync();
        return new TrainerState.LogOffsets(
                metricLines.position(), secondLines.position(), rolloutLines.position(), rolloutBlocks.position());
    }

    /// Closes all logs, whatever one of them says, and gives up the lock.
    @Override
    public void close() {
        Optional<RuntimeException> failed = Optional.empty();
        for (AppendLog log : List.of(metricLines, secondLines, rolloutLines, rolloutBlocks)) {
            try {
                log.close();
            } catch (RuntimeException e) {
                failed.ifPresent(e::addSuppressed);
                failed = Optional.of(e);
            }
        }
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the run's lock", e);
        }
        if (failed.isPresent()) {
            throw failed.get();
        }
    }
}
