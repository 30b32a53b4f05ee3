package dev.hone.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.evidence.EvidenceFigures;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.run.Runner;
import dev.hone.lab.run.RunnerListener;
import dev.hone.lab.run.RunnerOptions;
import dev.hone.training.loop.Cancellation;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Every experiment in its smoke profile")
class SmokeTest {
    @TempDir
    private static Path work;

    @TestFactory
    Stream<DynamicTest> walksAllItsArmsToVerdicts() {
        return Experiments.all().stream().map(e -> DynamicTest.dynamicTest(e.protocol().id(), () -> walk(e)));
    }

    private static void walk(Experiment experiment) {
        Evidence evidence = new Runner(experiment, Profile.SMOKE, RunnerOptions.in(work), RunnerListener.SILENT,
                new Cancellation()).run().evidence();

        assertThat(evidence.claims()).hasSameSizeAs(experiment.protocol().claims());
        assertThat(evidence.measures().keySet())
                .containsExactlyElementsOf(experiment.protocol().plan(Profile.SMOKE).arms());
        assertThat(evidence.measures()).allSatisfy((arm, measures) -> assertThat(measures).isNotEmpty());
        assertThat(evidence.results()).hasSize(64);
        assertThat(new EvidenceFigures(experiment.protocol(), evidence).all()).isNotNull();
    }
}
