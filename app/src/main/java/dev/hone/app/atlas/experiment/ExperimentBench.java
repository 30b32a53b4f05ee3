package dev.hone.app.atlas.experiment;

import dev.hone.app.atlas.experiment.JobState.Phase;
import dev.hone.app.lab.KeptResults;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Interrupted;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.run.Runner;
import dev.hone.lab.run.RunnerOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Runs experiments by their protocols, one at a time, in the background.
///
/// Trials and bases lie in the working folder, where `hone ask` finds them and looks for them itself: whatever one of
/// the two has finished, the other takes over. So does the evidence; nothing is written beside the committed one.
public final class ExperimentBench implements AutoCloseable {
    private final List<Experiment> experiments;
    private final Path work;
    private Optional<ExperimentJob> job = Optional.empty();
    private Optional<Thread> working = Optional.empty();

    /// @param work where trials and bases are kept
    public ExperimentBench(List<Experiment> experiments, Path work) {
        this.experiments = List.copyOf(experiments);
        this.work = work;
    }

    /// An experiment that cannot be begun because another one goes on.
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient JobState state;

        Busy(JobState state) {
            super("an experiment goes on; cancel it, or wait for its end");
            this.state = state;
        }

        /// How the other one stands.
        public JobState state() {
            return state;
        }
    }

    /// The experiment that goes on, or that ended last.
    public synchronized Optional<ExperimentJob> job() {
        return job;
    }

    /// Begins an experiment; trials of it that are over are not made again.
    ///
    /// @throws InputException if there is none with this id
    /// @throws Busy if one goes on
    public synchronized ExperimentJob begin(String id, Profile profile) {
        Experiment experiment = experiments.stream().filter(e -> e.protocol().id().equals(id)).findFirst()
                .orElseThrow(() -> new InputException("there is no experiment '" + id + "'"
                        + Nearest.hint(id, experiments.stream().map(e -> e.protocol().id()).toList())));
        if (job.isPresent() && !job.get().state().phase().isOver()) {
            throw new Busy(job.get().state());
        }
        var begun = new ExperimentJob(experiment.protocol(), profile);
        job = Optional.of(begun);
        working = Optional.of(Thread.ofVirtual().name("experiment").start(() -> run(experiment, profile, begun)));
        return begun;
    }

    private void run(Experiment experiment, Profile profile, ExperimentJob begun) {
        try {
            var runner = new Runner(experiment, profile, RunnerOptions.in(work), begun, begun.cancellation());
            Runner.Ran ran = runner.run();
            Path file = KeptResults.write(experiment.protocol(), ran, runner.folder(), runner.folder());
            begun.decided(new Outcome(experiment.protocol(), ran.evidence(), file, command(experiment, profile)));
        } catch (Interrupted stopped) { // a wish of the reader's, not a fault
            begun.ended(Phase.CANCELLED, "what is done is kept; run it again to go on from here");
        } catch (InputException e) {
            begun.ended(Phase.FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            begun.ended(Phase.FAILED, "a fault of the program: " + e);
            throw e;
        }
    }

    /// What makes a result the committed evidence, in seconds.
    private String command(Experiment experiment, Profile profile) {
        if (profile == Profile.SMOKE) {
            return "";
        }
        return "hone ask " + experiment.protocol().id()
                + (profile == Profile.QUICK ? "" : " --profile " + profile.spelt())
                + (work.equals(Path.of(KeptResults.USUAL_WORK)) ? "" : " --work " + work);
    }

    /// Stops what goes on, and waits for it; its finished trials are kept.
    @Override
    public void close() {
        Optional<Thread> last;
        synchronized (this) {
            job.ifPresent(ExperimentJob::cancel);
            last = working;
        }
        try {
            if (last.isPresent()) {
                last.get().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
