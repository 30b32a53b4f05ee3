package dev.hone.training.schedule.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.Key;
import dev.hone.training.schedule.Asynchronous;
import dev.hone.training.schedule.Costs;
import dev.hone.training.schedule.Interruption;
import dev.hone.training.schedule.Machines;
import dev.hone.training.schedule.OneStepOff;
import dev.hone.training.schedule.Rule;
import dev.hone.training.schedule.Synchronous;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against closed forms where there are some.
class SimulationTest {
    private static final Key KEY = Key.of(7);

    private static Rule asynchronous(int staleness, Interruption interruption) {
        return new Asynchronous(staleness, interruption, Machines.USUAL).rule();
    }

    private static Workload fixed(int prompts, int tokens) {
        return new Workload(prompts, 4, 10, 1, new FixedLength(tokens));
    }

    private static Workload longTailed(int prompts) {
        return new Workload(prompts, 4, 10, 1, new LogNormalLengths(100, 1, 2000));
    }

    /// A group takes d = prefill · p + token · L, a step of P groups on K slots ceil(P / K) · d, training t = step +
    /// training · P · G · L: time d · ceil(P / K) + t, generators P · d / (K · time), trainer t / time.
    @ParameterizedTest
    @CsvSource({"8, 8", "8, 3", "5, 2", "1, 4"})
    void constantLengthsFollowTheClosedForm(int prompts, int slots) {
        var machines = new Machines(slots, new Costs(2, 0.5, 0.25, 3));
        Forecast f = Simulation.forecast(new Synchronous().rule(), machines, fixed(prompts, 20), 0, 7, KEY);
        double group = 0.5 * 10 + 2 * 20;
        double training = 3 + 0.25 * prompts * 4 * 20;
        double step = Math.ceilDiv(prompts, slots) * group + training;
        assertThat(f.step()).isCloseTo(step, within(1e-9));
        assertThat(f.generators()).isCloseTo(prompts * group / (slots * step), within(1e-12));
        assertThat(f.trainer()).isCloseTo(training / step, within(1e-12));
        assertThat(f.staleness()).isZero();
        assertThat(f.oldest()).isZero();
        assertThat(f.tokens()).isEqualTo(prompts * 4 * 20);
        assertThat(f.stepsAnHour()).isCloseTo(3600 / step, within(1e-9));
    }

    /// Writing and training side by side take as long as the longer of the two.
    @ParameterizedTest
    @CsvSource({"0.25, 160", "1, 320"})
    void oneStepOffTakesTheLongerPart(double training, double step) {
        var machines = new Machines(2, new Costs(2, 0, training, 0));
        Forecast f = Simulation.forecast(new OneStepOff(machines).rule(), machines, fixed(4, 20), 2, 10, KEY);
        double written = 2 * 2 * 20;
        assertThat(f.step()).isCloseTo(Math.max(written, training * 4 * 4 * 20), within(1e-9));
        assertThat(f.step()).isCloseTo(training == 0.25 ? 80 : step, within(1e-9));
        assertThat(f.staleness()).isEqualTo(1);
    }

    /// With a generous bound the slower side alone decides: K / d groups, or one step in t.
    @Test
    void aGenerousBoundLeavesTheSlowerSide() {
        Workload w = fixed(6, 20);
        var slowGenerators = new Machines(4, new Costs(2, 0, 0.01, 0));
        Forecast f = Simulation.forecast(asynchronous(8, Interruption.NEVER), slowGenerators, w, 40, 200, KEY);
        assertThat(f.step()).isCloseTo(6 * 40 / 4.0, within(0.5));
        assertThat(f.generators()).isGreaterThan(0.99);
        var slowTrainer = new Machines(4, new Costs(2, 0, 0.5, 0));
        f = Simulation.forecast(asynchronous(8, Interruption.NEVER), slowTrainer, w, 40, 200, KEY);
        assertThat(f.step()).isCloseTo(0.5 * 6 * 4 * 20, within(1e-6));
        assertThat(f.trainer()).isCloseTo(1, within(1e-9));
        assertThat(f.staleness()).as("generators always stand at the bound").isCloseTo(8, within(1e-9));
    }

    /// Long tails make a batch wait for its longest completion: the looser the bound, the less.
    @Test
    void staleLongTailsAreFasterAndOlder() {
        var machines = new Machines(8, new Costs(1, 0, 0.02, 0));
        List<Forecast> all = new ArrayList<>();
        all.add(Simulation.forecast(new Synchronous().rule(), machines, longTailed(16), 20, 300, KEY));
        for (int bound : new int[] {1, 2, 4}) {
            all.add(Simulation.forecast(
                    asynchronous(bound, Interruption.NEVER), machines, longTailed(16), 20, 300, KEY));
        }
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).step()).isLessThan(all.get(i - 1).step());
            assertThat(all.get(i).generators()).isGreaterThan(all.get(i - 1).generators());
            assertThat(all.get(i).staleness()).isGreaterThan(all.get(i - 1).staleness());
            assertThat(all.get(i).oldest()).isEqualTo(new int[] {0, 1, 2, 4}[i]);
        }
    }

    @Test
    void interruptionMakesTokensYoungerAndCostsReading() {
        for (double prefill : new double[] {0, 0.2}) {
            var machines = new Machines(16, new Costs(1, prefill, 0.02, 0));
            Forecast never = Simulation.forecast(
                    asynchronous(2, Interruption.NEVER), machines, longTailed(16), 20, 300, KEY);
            Forecast recomputed = Simulation.forecast(
                    asynchronous(2, Interruption.RECOMPUTE), machines, longTailed(16), 20, 300, KEY);
            assertThat(recomputed.staleness()).isLessThan(never.staleness());
            if (prefill == 0) {
                assertThat(recomputed.step()).as("only the token that was being drawn is drawn again")
                        .isBetween(never.step(), 1.01 * never.step());
            } else {
                assertThat(recomputed.step()).isGreaterThan(1.02 * never.step());
            }
        }
    }

    @Test
    void theKeyDecidesAll() {
        var machines = new Machines(3, new Costs(1, 0.1, 0.02, 5));
        var one = Simulation.forecast(asynchronous(2, Interruption.RECOMPUTE), machines, longTailed(8), 5, 50, KEY);
        var same = Simulation.forecast(asynchronous(2, Interruption.RECOMPUTE), machines, longTailed(8), 5, 50, KEY);
        var other = Simulation.forecast(
                asynchronous(2, Interruption.RECOMPUTE), machines, longTailed(8), 5, 50, Key.of(8));
        assertThat(same).isEqualTo(one);
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void aPlantIsMachinesForTheClock() {
        var plant = new Plant(4, 8, 2, new Costs(1, 0.1, 0.5, 3));
        assertThat(plant.machines()).isEqualTo(new Machines(32, new Costs(1, 0.1, 0.25, 3)));
        assertThatThrownBy(() -> new Plant(1, 1, 0, Costs.USUAL)).hasMessageContaining("slot and trainer: 1, 1, 0");
        assertThatThrownBy(() -> Forecast.of(List.of())).hasMessageContaining("at least one step");
        assertThatThrownBy(() -> new Workload(0, 1, 1, 1, new FixedLength(1))).hasMessageContaining("at least one");
    }
}
