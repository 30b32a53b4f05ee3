package dev.hone.app.atlas.experiment;

import dev.hone.app.atlas.experiment.JobState.Phase;
import dev.hone.lab.protocol.Plan;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.run.RunnerListener;
import dev.hone.training.loop.Cancellation;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One experiment on its way to its verdicts. Anybody may read at any time how it stands, and wait for news; safe for
/// many threads.
public final class ExperimentJob implements RunnerListener {
    private static final long NANOS = 1_000_000;

    private final Cancellation cancellation = new Cancellation();
    private JobState state;
    private int changes;
    private Optional<Outcome> outcome = Optional.empty();

    ExperimentJob(Protocol protocol, Profile profile) {
        state = JobState.begun(protocol.id(), protocol.question(), profile);
    }

    /// A state with the number of changes that led to it.
    public record Numbered(int number, JobState state) {}

    /// How it stands.
    public synchronized JobState state() {
        return state;
    }

    /// Its verdicts, once it has them.
    public synchronized Optional<Outcome> outcome() {
        return outcome;
    }

    /// Asks it to stop after the step that it is in. Trials that are over are kept.
    public synchronized void cancel() {
        cancellation.request();
        if (state.phase() == Phase.RUNNING) {
            change(s -> s.in(Phase.STOPPING, ""));
        }
    }

    /// How it stands, once it stands otherwise than at the change of this number; after so long in any case.
    ///
    /// @param known the last number that the caller knows, or -1
    public synchronized Numbered after(int known, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * NANOS;
        while (changes == known && !state.phase().isOver()) {
            long wait = (end - System.nanoTime()) / NANOS;
            if (wait <= 0) {
                break;
            }
            wait(wait);
        }
        return new Numbered(changes, state);
    }

    Cancellation cancellation() {
        return cancellation;
    }

    synchronized void decided(Outcome verdicts) {
        outcome = Optional.of(verdicts);
        change(s -> s.in(Phase.DECIDED, ""));
    }

    synchronized void ended(Phase phase, String message) {
        change(s -> s.in(phase, message));
    }

    private void change(UnaryOperator<JobState> next) {
        state = next.apply(state);
        changes++;
        notifyAll();
    }

    @Override
    public synchronized void started(Protocol protocol, Plan plan, int left, int all) {
        change(s -> s.started(all, all - left));
    }

    @Override
    public synchronized void prepared(int seed, Duration took) {
        change(JobState::seedPrepared);
    }

    @Override
    public synchronized void finished(String arm, int seed, Duration took, int done, int all, Duration remaining) {
        change(s -> s.finished(new JobState.Last(arm, seed), done, remaining));
    }
}
