package dev.hone.training.export;

import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.loop.Outcome;
import dev.hone.training.loop.RunListener;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.rollout.Group;
import dev.hone.training.run.Flag;
import dev.hone.training.run.Metrics;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Writes an event file while a run goes on, and passes everything on to another listener.
///
/// The file lies in `folder`/NAME, NAME being the run's; a run that goes on after a stop begins another file beside it.
public final class TensorBoardListener implements RunListener, AutoCloseable {
    private final Path folder;
    private final InstantSource clock;
    private final RunListener next;
    private Optional<EventFile> file = Optional.empty();

    public TensorBoardListener(Path folder, InstantSource clock, RunListener next) {
        this.folder = folder;
        this.clock = clock;
        this.next = next;
    }

    @Override
    public void started(Recipe recipe, Path run, int step) {
        file = Optional.of(EventFile.create(
                folder.resolve(run.toAbsolutePath().normalize().getFileName().toString()), now()));
        next.started(recipe, run, step);
    }

    @Override
    public void judged(int step, List<Group> groups) {
        next.judged(step, groups);
    }

    @Override
    public void stepped(int step, Metrics metrics, Metrics seconds) {
        write(step, metrics);
        write(step, seconds);
        next.stepped(step, metrics, seconds);
    }

    @Override
    public void evaluated(int step, Evaluation evaluation) {
        write(step, evaluation.metrics());
        next.evaluated(step, evaluation);
    }

    @Override
    public void measured(int step, Metrics metrics) {
        write(step, metrics);
        next.measured(step, metrics);
    }

    @Override
    public void saved(int step, Path checkpoint) {
        next.saved(step, checkpoint);
    }

    @Override
    public void warned(int step, String message) {
        next.warned(step, message);
    }

    @Override
    public void flagged(Flag flag) {
        next.flagged(flag);
    }

    @Override
    public void finished(Outcome outcome) {
        next.finished(outcome);
    }

    private void write(int step, Metrics metrics) {
        file.ifPresent(events -> {
            metrics.values().forEach((name, value) -> events.scalar(name, step, now(), value));
            events.flush();
        });
    }

    private double now() {
        return clock.millis() / 1e3;
    }

    /// Closes the file, where a run began.
    @Override
    public void close() {
        file.ifPresent(EventFile::close);
    }
}
