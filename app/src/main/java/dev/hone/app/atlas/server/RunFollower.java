package dev.hone.app.atlas.server;

import dev.hone.app.atlas.run.RunShelf;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.RunJson;
import dev.hone.training.record.Curve;
import dev.hone.training.record.RunRow;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.RunState;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Tells readers what runs gain while they go on.
///
/// A first event `run` has the run's line, its flags and all its curves, later ones only the points that came since;
/// `end` says that the run goes on no more.
final class RunFollower implements AutoCloseable {
    private static final long PAUSE_MILLIS = 1000;
    private static final int BEAT = 15;

    private final RunShelf shelf;
    private final CountDownLatch closed = new CountDownLatch(1);

    RunFollower(RunShelf shelf) {
        this.shelf = shelf;
    }

    /// The run of this name.
    Optional<RunDirectory> find(String name) {
        return shelf.find(name);
    }

    /// Sends events until the run or the server ends.
    ///
    /// @throws IOException if nobody reads any more
    void follow(RunDirectory run, EventStream events) throws IOException {
        var told = new Told();
        int quiet = 0;
        RunState state = RunState.RUNNING;
        while (state == RunState.RUNNING) {
            // The state is asked first, so that what came before the end is sent.
            state = run.state();
            Optional<Json> news = news(run, told);
            if (news.isPresent()) {
                events.send("run", news.get().toString());
                quiet = 0;
            } else if (++quiet % BEAT == 0) {
                events.beat();
            }
            if (state == RunState.RUNNING && pausedUntilClosed()) {
                return;
            }
        }
        events.send("end", "{}");
    }

    private boolean pausedUntilClosed() throws IOException {
        try {
            return closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// What a reader knows: points by curve, and how many flags.
    private static final class Told {
        private final Map<String, Integer> points = new HashMap<>();
        private int flags;
    }

    private Optional<Json> news(RunDirectory run, Told told) {
        return shelf.ask(run, index -> {
            RunRow row = index.run(run);
            Map<String, Integer> sent = told.points;
            List<Curve> more = index.curves(run).stream()
                    .filter(c -> c.steps().length > sent.getOrDefault(c.name(), 0))
                    .map(c -> since(c, sent.getOrDefault(c.name(), 0)))
                    .toList();
            if (more.isEmpty() && !sent.isEmpty() && row.flags() == told.flags) {
                return Optional.empty();
            }
            told.flags = row.flags();
            more.forEach(c -> sent.merge(c.name(), c.steps().length, Integer::sum));
            return Optional.of(RunJson.object(row, RunShelf.name(run.folder()))
                    .put("curves", RunJson.curves(more))
                    .putObjects("raised", RunJson.flags(index.flags(run))));
        });
    }

    private static Curve since(Curve curve, int known) {
        return new Curve(
                curve.name(),
                Arrays.copyOfRange(curve.steps(), known, curve.steps().length),
                Arrays.copyOfRange(curve.values(), known, curve.values().length));
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
