package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.MetricsLine;
import dev.hone.training.run.MetricsLog.Event;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.RunLogs;
import dev.hone.training.run.TrainerState.LogOffsets;
import dev.hone.training.schedule.Asynchronous;
import dev.hone.training.schedule.OneStepOff;
import dev.hone.training.schedule.simulate.Calibration;
import dev.hone.training.schedule.simulate.Lengths;
import dev.hone.training.schedule.simulate.RecordedLengths;
import dev.hone.training.schedule.simulate.SimulatedStep;
import dev.hone.training.schedule.simulate.Simulation;
import dev.hone.training.schedule.simulate.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Simulations against runs.
class ScheduleForecastTest {
    @TempDir
    static Path dir;

    @BeforeAll
    static void base() {
        TinyRuns.base(dir);
    }

    /// A simulation with the lengths that a run came to has that run's clock, to the last bit. (Prompts are free: their
    /// lengths vary in a run.)
    @Test
    void aSimulationOfARunIsTheRun() {
        for (String schedule : List.of(
                "{name: asynchronous, staleness: 2, generators: 5, costs: {prefill: 0, training: 0.03}}",
                "{name: one-step-off, generators: 4, costs: {token: 0.7, prefill: 0, training: 0.01, step: 2}}")) {
            Path folder = dir.resolve(schedule.contains("asynchronous") ? "asynchronous" : "one-step-off");
            var recipe = (RlRecipe) TinyRuns.recipe(dir, TinyRuns.RL, "schedule=" + schedule);
            TinyRuns.train(recipe, folder);
            RunDirectory run = RunDirectory.open(folder);
            Map<String, List<RolloutLine>> groups = new HashMap<>();
            run.rollouts().forEach(l -> groups.computeIfAbsent(group(RolloutId.parse(l.id())), g -> new ArrayList<>())
                    .add(l));
            Lengths.Custom lengths = (ticket, completions, draws) -> {
                List<RolloutLine> lines = groups.get(ticket.step() + "." + ticket.group());
                return lines.stream().mapToInt(RolloutLine::tokens).toArray();
            };
            var machines = recipe.schedule() instanceof Asynchronous a
                    ? a.machines()
                    : ((OneStepOff) recipe.schedule()).machines();
            var simulation = new Simulation(
                    recipe.schedule().rule(), machines,
                    new Workload(6, 4, 0, recipe.update().epochs(), lengths), recipe.steps(), Key.of(0));
            for (MetricsLine line : run.metrics().all()) {
                if (line instanceof MetricsLine.Trained t) {
                    SimulatedStep step = simulation.step();
                    assertThat(t.metrics().find("clock/time")).hasValue(step.now());
                    assertThat(t.metrics().find("clock/generators")).hasValue(step.generators());
                    assertThat(t.metrics().find("clock/trainer")).hasValue(step.trainer());
                    assertThat(t.metrics().find("staleness/mean")).hasValue(step.staleness());
                    assertThat(t.metrics().find("staleness/max")).hasValue(step.oldest());
                }
            }
        }
    }

    private static String group(RolloutId id) {
        return id.step() + "." + id.group();
    }

    /// Twelve steps of two groups: 0.1 s a token of the longest completion, 2 s + 0.05 s a token besides. The first two
    /// steps are slow and left out, and two others were disturbed.
    @Test
    void costsAreReadFromARun() throws IOException {
        RunDirectory run = RunDirectory.create(
                dir.resolve("measured"), TinyRuns.recipe(dir, TinyRuns.RL, "sampling={prompts: 2, group: 2}",
                        "update={epochs: 1, mini-batches: 1}", "steps=12"));
        var rollouts = new StringBuilder();
        try (RunLogs logs = run.logs(LogOffsets.NONE)) {
            for (int step = 1; step <= 12; step++) {
                int longest = 0;
                int tokens = 0;
                for (int g = 0; g < 2; g++) {
                    for (int s = 0; s < 2; s++) {
                        int length = 1 + step * (g + 1) + 3 * s;
                        rollouts.append(rollout(step + "." + g + "." + s, length));
                        tokens += length;
                        longest += s == 1 ? length : 0;
                    }
                }
                double sampling = 0.1 * longest * (step < 3 ? 50 : 1);
                int disturbed = step == 6 || step == 9 ? 30 : 0;
                logs.seconds().add(step, Event.TRAIN, new Metrics().put("seconds/sample", sampling)
                        .put("seconds/step", sampling + 2 + 0.05 * tokens + disturbed));
            }
        }
        Files.writeString(run.folder().resolve("rollouts.jsonl"), rollouts);
        Calibration c = Calibration.of(run);
        assertThat(c.steps()).isEqualTo(10);
        assertThat(c.costs().token()).isCloseTo(0.1, within(1e-9));
        assertThat(c.costs().training()).isCloseTo(0.05, within(1e-9));
        assertThat(c.costs().step()).isCloseTo(2, within(1e-6));
        assertThat(c.costs().prefill()).isZero();
        assertThat(c.workload().prompts()).isEqualTo(2);
        assertThat(((RecordedLengths) c.workload().lengths()).groups()).hasSize(24).contains(new int[] {2, 5});
    }

    private static String rollout(String id, int length) {
        return """
                {"id":"%s","number":0,"advantage":0,"version":0,"updates":0,"promptTokens":1,"tokens":%d,"offset":0}
                """.formatted(id, length);
    }

    @Test
    void runsWithoutSecondsAreRefused() {
        RunDirectory empty = RunDirectory.create(dir.resolve("empty"), TinyRuns.recipe(dir, TinyRuns.RL));
        assertThatThrownBy(() -> Calibration.of(empty)).isInstanceOf(InputException.class)
                .hasMessageContaining("has 0 steps with seconds and rollouts");
        RunDirectory other = RunDirectory.create(dir.resolve("pretrain"), TinyRuns.recipe(dir, TinyRuns.PRETRAIN));
        assertThatThrownBy(() -> Calibration.of(other)).isInstanceOf(InputException.class)
                .hasMessageContaining("not a run of reinforcement learning");
    }
}
