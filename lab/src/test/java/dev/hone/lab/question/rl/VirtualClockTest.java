package dev.hone.lab.question.rl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.lab.experiment.Curve;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.schedule.Costs;
import dev.hone.training.schedule.Machines;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
    @Test
    void timesBetweenPointsAreInProportion() {
        var curve = new Curve(new double[] {0, 10, 30}, new double[] {0.2, 0.4, 0.8});

        assertThat(VirtualClock.reached(curve, 0.5)).hasValue(15);
        assertThat(VirtualClock.reached(curve, 0.2)).hasValue(0);
        assertThat(VirtualClock.reached(curve, 0.9)).isEmpty();
    }

    @Test
    void constantLengthsHaveTheClosedForm() {
        var machines = new Machines(4, new Costs(1, 0, 0.5, 0));

        VirtualClock alternating = clock("", machines);
        VirtualClock ahead = clock("schedule: {name: asynchronous, staleness: 2, generators: 4}\n", machines);

        // 4 groups of 2 completions of 10 tokens: 10 to write, 40 to train.
        assertThat(alternating.now()).containsExactly(50, 100, 150, 200, 250);
        assertThat(ahead.now()).containsExactly(50, 90, 130, 170, 210);
        assertThat(ahead.after(0)).isZero();
        assertThat(Arrays.stream(ahead.trainer()).skip(1)).allSatisfy(t -> assertThat(t).isEqualTo(1));
    }

    private static VirtualClock clock(String schedule, Machines machines) {
        var recipe = (RlRecipe) Recipe.parse("test", """
                model: nowhere
                tasks: [digit-chains]
                sampling: {prompts: 4, group: 2, max-tokens: 10}
                steps: 5
                """ + schedule, Path.of("").toAbsolutePath(), List.of());
        return VirtualClock.of(recipe, machines, (ticket, completions, draws) -> {
            int[] lengths = new int[completions];
            Arrays.fill(lengths, 10);
            return lengths;
        });
    }
}
