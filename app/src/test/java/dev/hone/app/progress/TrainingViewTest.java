package dev.hone.app.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.engine.Completion;
import dev.hone.engine.StopReason;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Verdict;
import dev.hone.training.loop.Outcome;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.run.Metrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingViewTest {
    private final List<String> lines = new ArrayList<>();
    private final List<String> drawn = new ArrayList<>();
    private final TrainingView view = new TrainingView(new Screen() {
        @Override
        public void line(String text) {
            lines.add(text);
        }

        @Override
        public void status(String text) {
            drawn.add(text);
        }
    });

    private static Recipe recipe(int steps) {
        return Recipe.parse("r", "model: m\ntasks: [chains]\nsteps: " + steps, Path.of("/"), List.of());
    }

    private static Group group(String text) {
        var completion = new Completion(
                new int[] {1}, new int[] {2}, new float[1], new float[1], new float[1], StopReason.END_TOKEN);
        var rollout = Rollout.judged(
                new RolloutId(1, 0, 0), Key.of(1), 0, completion, text, new Verdict.Correct("7 is 7"));
        var problem = new Problem("c3+4=", "chains", "c3+4=", "7", 1, Map.of());
        return new Group(problem, new int[] {1}, List.of(rollout.withAdvantages(new float[] {0.5f})));
    }

    @Test
    void someStepsStayAndAllAreDrawn() {
        view.started(recipe(100), Path.of("runs/a"), 0);
        for (int step = 1; step <= 100; step++) {
            view.judged(step, List.of(group("3+4=7#7")));
            view.stepped(step, new Metrics().put("reward", 0.5).put("kl", 0), new Metrics().put("seconds/step", 2));
        }
        assertThat(lines).contains(
                "run runs/a",
                "step   1/100  reward 0.500  2.00 s  left 3 min 18 s",
                "step 100/100  reward 0.500  2.00 s  left 0.00 s",
                "  c3+4= | 3+4=7#7 | correct, reward 1.00, advantage +0.50");
        assertThat(lines.stream().filter(l -> l.startsWith("step"))).hasSize(21);
        assertThat(drawn).hasSize(79);
    }

    @Test
    void aRolloutCannotSteerTheTerminal() {
        view.started(recipe(1), Path.of("a"), 0);
        view.judged(1, List.of(group("\u001b[2J\nred\u0007" + "x".repeat(300))));
        view.stepped(1, new Metrics(), new Metrics());
        assertThat(lines.getLast()).contains("[2J red x").doesNotContain("\u001b").hasSizeLessThan(180);
    }

    @Test
    void theEndIsSaid() {
        view.finished(new Outcome(
                Outcome.End.CANCELLED, 7, Optional.empty(), Optional.empty(), Path.of("runs/a"), Optional.empty()));
        assertThat(lines).containsExactly("stopped after step 7; go on with: hone train --resume runs/a");
    }

    @Test
    void timesAreReadable() {
        assertThat(Durations.of(0.4)).isEqualTo("0.40 s");
        assertThat(Durations.of(59.6)).isEqualTo("1 min 00 s");
        assertThat(Durations.of(185)).isEqualTo("3 min 05 s");
        assertThat(Durations.of(7620)).isEqualTo("2 h 07 min");
    }
}
