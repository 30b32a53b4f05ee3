package dev.hone.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.evidence.EvidenceFigures;
import dev.hone.lab.evidence.EvidenceFile;
import dev.hone.lab.evidence.ProblemTable;
import dev.hone.lab.evidence.Verification;
import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Interrupted;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Settings;
import dev.hone.lab.verdict.Verdict;
import dev.hone.training.loop.Cancellation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The runner")
class RunnerTest {
    @TempDir
    private Path work;

    private static RunnerOptions options(Path work, int parallel, Settings changes, OptionalInt seeds) {
        return new RunnerOptions(work, parallel, changes, seeds, List.of(), Optional.empty(), 1,
                RunnerOptions.Keep.RESULTS);
    }

    private static Runner.Ran run(Experiment experiment, RunnerOptions options) {
        return new Runner(experiment, Profile.QUICK, options, RunnerListener.SILENT, new Cancellation()).run();
    }

    @Test
    void runsEveryArmWithEverySeedAndDecides() {
        var planned = new Planned();
        Evidence evidence = run(planned, RunnerOptions.in(work)).evidence();

        assertThat(planned.trials()).isEqualTo(8);
        assertThat(planned.seedsPrepared()).isEqualTo(4);
        assertThat(evidence.verdicts()).containsEntry("claim", Verdict.SUPPORTED);
        assertThat(evidence.kind()).isEqualTo(Evidence.Kind.EVIDENCE);
        assertThat(evidence.seeds()).containsExactly(1, 2, 3, 4);
        assertThat(evidence.texts().get("b")).containsEntry("said", "b 1");
    }

    @Test
    void givesTheSameBitsForAnyNumberAtATime() {
        Evidence one = run(new Planned(), options(work.resolve("1"), 1, Settings.NONE, OptionalInt.empty())).evidence();
        Evidence four = run(new Planned(), options(work.resolve("4"), 4, Settings.NONE, OptionalInt.empty()))
                .evidence();

        assertThat(four.results()).isEqualTo(one.results());
    }

    @Test
    void goesOnAfterAStopWithTheSameBits() {
        String whole = run(new Planned(), RunnerOptions.in(work.resolve("whole"))).evidence().results();
        RunnerOptions again = options(work.resolve("stopped"), 1, Settings.NONE, OptionalInt.empty());

        assertThatThrownBy(() -> run(new Planned(4), again)).isInstanceOf(Interrupted.class);
        var rest = new Planned();
        assertThat(run(rest, again).evidence().results()).isEqualTo(whole);
        assertThat(rest.trials()).as("three were there").isEqualTo(5);
    }

    @Test
    void callsEverythingElseExploratory() {
        Evidence set = run(new Planned(), options(work, 2, Settings.of("better=0"), OptionalInt.empty())).evidence();
        Evidence fewer = run(new Planned(), options(work, 2, Settings.NONE, OptionalInt.of(2))).evidence();

        assertThat(set.kind()).isEqualTo(Evidence.Kind.EXPLORATORY);
        assertThat(set.changes()).containsEntry("better", "0");
        assertThat(set.verdicts()).as("the same streams, and no difference").containsEntry("claim", Verdict.REFUTED);
        assertThat(fewer.kind()).isEqualTo(Evidence.Kind.EXPLORATORY);
    }

    @Test
    void refusesAnArmThatIsNotThere() {
        var options = new RunnerOptions(work, 1, Settings.NONE, OptionalInt.empty(), List.of("c"), Optional.empty(), 1,
                RunnerOptions.Keep.RESULTS);

        assertThatThrownBy(() -> run(new Planned(), options)).isInstanceOf(InputException.class)
                .hasMessageContaining("no arm 'c'");
    }

    @Test
    void keepsEvidenceThatReadsBackEqual() throws Exception {
        Runner.Ran ran = run(new Planned(), RunnerOptions.in(work));
        Path file = EvidenceFile.write(ran.evidence(), work.resolve("evidence"));

        assertThat(file).hasFileName("quick-" + new Planned().protocol().hash() + ".json");
        assertThat(EvidenceFile.text(EvidenceFile.read(file))).isEqualTo(Files.readString(file));
        assertThat(EvidenceFile.of("a-question", work.resolve("evidence"))).containsExactly(file);
        assertThat(Verification.of(EvidenceFile.read(file), ran.evidence()).match())
                .isEqualTo(Verification.Match.SAME_BITS);
        assertThatThrownBy(() -> EvidenceFile.read(Files.writeString(work.resolve("x.json"), "{}")))
                .isInstanceOf(InputException.class);
    }

    @Test
    void seesThatEvidenceIsBroken() {
        Evidence old = run(new Planned(), RunnerOptions.in(work)).evidence();
        Evidence other = run(new Planned(), options(work, 2, Settings.of("better=0"), OptionalInt.empty())).evidence();
        Verification v = Verification.of(old, other);

        assertThat(v.match()).isEqualTo(Verification.Match.BROKEN);
        assertThat(v.differences()).anyMatch(d -> d.contains("was supported, is refuted"));
    }

    @Test
    void writesEveryProblem() {
        String table = ProblemTable.text(run(new Planned(), RunnerOptions.in(work)).observed());

        assertThat(table.lines().findFirst()).contains("seed,problem,a/accuracy,b/accuracy");
        assertThat(table.lines()).hasSize(1 + 4 * 10);
    }

    @Test
    void drawsItsFigures() {
        var planned = new Planned();
        Evidence evidence = run(planned, RunnerOptions.in(work)).evidence();

        assertThat(new EvidenceFigures(planned.protocol(), evidence).all())
                .containsOnlyKeys("claim-claim", "arms-accuracy", "curve-accuracy")
                .allSatisfy((name, svg) -> assertThat(svg).startsWith("<svg").contains("<desc id='d'>"))
                .hasEntrySatisfying("claim-claim", svg -> assertThat(svg)
                        .contains(">supported; wanted above 0, at least 2</text>",
                                ">difference, points of a hundred</text>"));
    }
}
