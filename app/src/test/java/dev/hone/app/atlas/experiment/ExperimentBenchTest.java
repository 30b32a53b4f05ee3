package dev.hone.app.atlas.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.app.atlas.experiment.JobState.Phase;
import dev.hone.foundation.InputException;
import dev.hone.lab.evidence.EvidenceFile;
import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Trial;
import dev.hone.lab.experiment.TrialResult;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.run.Runner;
import dev.hone.lab.run.RunnerListener;
import dev.hone.lab.run.RunnerOptions;
import dev.hone.lab.verdict.Verdict;
import dev.hone.training.loop.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The bench of experiments")
@Timeout(60)
class ExperimentBenchTest {
    @TempDir
    private Path work;

    /// How a job stands once it stands as is asked for.
    private static JobState once(ExperimentJob job, Predicate<JobState> wanted) throws InterruptedException {
        int known = -1;
        while (true) {
            ExperimentJob.Numbered news = job.after(known, 30_000);
            if (wanted.test(news.state())) {
                return news.state();
            }
            assertThat(news.state().phase().isOver()).as("%s", news.state()).isFalse();
            known = news.number();
        }
    }

    @Test
    void tellsEveryTrialAndThenTheVerdicts() throws InterruptedException {
        var slow = new SlowExperiment("slow");
        try (var bench = new ExperimentBench(List.of(slow), work)) {
            assertThat(bench.job()).isEmpty();
            ExperimentJob job = bench.begin("slow", Profile.QUICK);
            JobState begun = once(job, s -> s.all() > 0);
            assertThat(begun).returns(4, JobState::all).returns(0, JobState::done).returns(Phase.RUNNING,
                    JobState::phase);
            slow.let(1);
            JobState one = once(job, s -> s.done() == 1);
            assertThat(one.last()).isPresent();
            assertThat(one.left()).isPresent();
            assertThat(job.outcome()).isEmpty();
            slow.let(3);
            once(job, s -> s.phase() == Phase.DECIDED);
            Outcome outcome = job.outcome().orElseThrow();
            assertThat(outcome.evidence().verdicts()).containsEntry("better", Verdict.SUPPORTED);
            assertThat(bench.job()).as("it is remembered").containsSame(job);
        }
    }

    @Test
    void writesIntoTheWorkingFolderAloneWhereTheCommandLineFindsIt() throws InterruptedException, IOException {
        var slow = new SlowExperiment("slow").let(4);
        try (var bench = new ExperimentBench(List.of(slow), work)) {
            ExperimentJob job = bench.begin("slow", Profile.QUICK);
            once(job, s -> s.phase() == Phase.DECIDED);
            Outcome outcome = job.outcome().orElseThrow();
            Path folder = new Runner(slow, Profile.QUICK, RunnerOptions.in(work), RunnerListener.SILENT,
                    new Cancellation()).folder();
            assertThat(outcome.file()).startsWith(folder).hasFileName(outcome.evidence().fileName() + ".json");
            assertThat(EvidenceFile.read(outcome.file()).results()).isEqualTo(outcome.evidence().results());
            assertThat(outcome.file().resolveSibling(outcome.evidence().fileName() + ".csv")).isRegularFile();
            assertThat(folder.resolve("figures/claim-better.svg")).isRegularFile();
            assertThat(outcome.command()).isEqualTo("hone ask slow --work " + work);
            try (Stream<Path> files = Files.list(work)) {
                assertThat(files.map(f -> f.getFileName().toString())).isSubsetOf("slow", "bases");
            }
            var again = new Runner(slow, Profile.QUICK, RunnerOptions.in(work), RunnerListener.SILENT,
                    new Cancellation()).run();
            assertThat(again.evidence().results()).isEqualTo(outcome.evidence().results());
            assertThat(slow.made()).as("trials made by the bench are taken over").isEqualTo(4);
        }
    }

    @Test
    void theSmokeProfileNamesNoCommand() throws InterruptedException {
        var slow = new SlowExperiment("slow").let(2);
        try (var bench = new ExperimentBench(List.of(slow), work)) {
            ExperimentJob job = bench.begin("slow", Profile.SMOKE);
            once(job, s -> s.phase() == Phase.DECIDED);
            assertThat(job.outcome().orElseThrow().command()).isEmpty();
        }
    }

    @Test
    void whatWasCancelledGoesOnFromThere() throws InterruptedException {
        var slow = new SlowExperiment("slow").let(1);
        try (var bench = new ExperimentBench(List.of(slow), work)) {
            ExperimentJob job = bench.begin("slow", Profile.QUICK);
            once(job, s -> s.done() == 1);
            job.cancel();
            JobState cancelled = once(job, s -> s.phase() == Phase.CANCELLED);
            assertThat(cancelled.done()).isEqualTo(1);
            assertThat(cancelled.message()).contains("kept");
            slow.let(3);
            ExperimentJob again = bench.begin("slow", Profile.QUICK);
            JobState decided = once(again, s -> s.phase() == Phase.DECIDED);
            assertThat(decided).returns(1, JobState::kept).returns(4, JobState::done);
            assertThat(slow.made()).isEqualTo(4);
        }
    }

    @Test
    void runsOneAtATime() throws InterruptedException {
        var slow = new SlowExperiment("slow");
        var other = new SlowExperiment("other").let(2);
        try (var bench = new ExperimentBench(List.of(slow, other), work)) {
            ExperimentJob job = bench.begin("slow", Profile.SMOKE);
            assertThatThrownBy(() -> bench.begin("other", Profile.SMOKE)).isInstanceOfSatisfying(
                    ExperimentBench.Busy.class, busy -> assertThat(busy.state().id()).isEqualTo("slow"));
            slow.let(2);
            once(job, s -> s.phase().isOver());
            once(bench.begin("other", Profile.SMOKE), s -> s.phase() == Phase.DECIDED);
        }
    }

    @Test
    void aQuestionThatIsNotThereIsNamedWithTheNearest() {
        try (var bench = new ExperimentBench(List.of(new SlowExperiment("slow")), work)) {
            assertThatThrownBy(() -> bench.begin("slwo", Profile.SMOKE)).isInstanceOf(InputException.class)
                    .hasMessageContaining("no experiment 'slwo'").hasMessageContaining("slow");
        }
    }

    /// Fails as something does that a user can repair.
    private record Broken(Protocol protocol) implements Experiment {
        @Override
        public TrialResult run(Trial trial) {
            throw new InputException("words.txt: there is no such file");
        }
    }

    @Test
    void aFailureIsSaidInWordsAndTheNextMayBegin() throws InterruptedException {
        var broken = new Broken(new SlowExperiment("broken").protocol());
        var slow = new SlowExperiment("slow").let(2);
        try (var bench = new ExperimentBench(List.of(broken, slow), work)) {
            JobState failed = once(bench.begin("broken", Profile.SMOKE), s -> s.phase() == Phase.FAILED);
            assertThat(failed.message()).isEqualTo("words.txt: there is no such file");
            once(bench.begin("slow", Profile.SMOKE), s -> s.phase() == Phase.DECIDED);
        }
    }

    @Test
    void closingStopsWhatGoesOn() {
        var slow = new SlowExperiment("slow");
        ExperimentJob job;
        try (var bench = new ExperimentBench(List.of(slow), work)) {
            job = bench.begin("slow", Profile.SMOKE);
        }
        assertThat(job.state().phase()).isEqualTo(Phase.CANCELLED);
        assertThat(slow.made()).isZero();
    }
}
