package dev.hone.training.curriculum;

import static dev.hone.training.rollout.Rollouts.RIGHT;
import static dev.hone.training.rollout.Rollouts.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.Key;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.families.Chains;
import dev.hone.training.recipe.Axes;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollouts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurriculumTest {
    private static final TaskMixture MIXTURE = TaskMixture.of(Chains.sums(), List.of(2, 4, 4, 8));

    private static List<Integer> steps(LengthBudget budget, int steps) {
        return IntStream.rangeClosed(1, steps).mapToObj(s -> budget.at(s, steps)).toList();
    }

    private static Group chains(dev.hone.tasks.Verdict... verdicts) {
        Group g = Rollouts.group(0, verdicts);
        return new Group(Chains.sums().problem(Key.of(1).draws(), 2), g.prompt(), g.rollouts());
    }

    @Test
    void budgetsByHand() {
        assertThat(steps(new LengthBudget(64, 24, 3, LengthBudget.Decay.LINEAR), 8))
                .containsExactly(64, 64, 51, 51, 37, 37, 24, 24);
        assertThat(steps(new LengthBudget(256, 87, 3, LengthBudget.Decay.EXPONENTIAL), 4))
                .as("256 · 0.7^i, nearly").containsExactly(256, 179, 125, 87);
        assertThat(steps(new LengthBudget(8, 32, 1, LengthBudget.Decay.EXPONENTIAL), 5))
                .containsExactly(8, 8, 8, 32, 32);
        assertThat(steps(LengthBudget.constant(9), 3)).containsOnly(9);
        assertThat(new LengthBudget(64, 24, 100, LengthBudget.Decay.LINEAR).at(3, 3)).isBetween(24, 40);
        assertThatThrownBy(() -> new LengthBudget(0, 1, 1, LengthBudget.Decay.LINEAR)).hasMessageContaining("from 0");
    }

    @Test
    void difficultyMovesTowardsTheTargetAccuracy() {
        var rule = new AdaptiveDifficulty(0.5, 0.1, 2);
        Map<String, Double> up = rule.next(MIXTURE, Map.of("chains", 4.0), List.of(chains(RIGHT, RIGHT, RIGHT, WRONG)));
        assertThat(up.get("chains")).isCloseTo(4 + 0.1 * 6 * Math.tanh(0.5), within(1e-12));
        assertThat(rule.next(MIXTURE, Map.of(), List.of(chains(RIGHT, WRONG)))).containsEntry("chains", 2.0);
        assertThat(rule.next(MIXTURE, Map.of("chains", 2.1), List.of(chains(WRONG)))).containsEntry("chains", 2.0);
        assertThat(rule.next(MIXTURE, Map.of("chains", 7.9), List.of(chains(RIGHT)))).containsEntry("chains", 8.0);
        assertThat(rule.next(MIXTURE, Map.of("chains", 5.0), List.of(Rollouts.group(1, RIGHT))))
                .as("of another task").containsEntry("chains", 5.0);
    }

    @Test
    void aProblemHasOneOfTheTwoDifficultiesAroundTheNumber() {
        var rule = new AdaptiveDifficulty();
        Map<Integer, Integer> seen = new HashMap<>();
        for (int i = 0; i < 400; i++) {
            TaskMixture part = rule.part(MIXTURE, Map.of("chains", 5.0), Key.of(7).at(i).draws());
            assertThat(part.ingredients()).hasSize(1);
            seen.merge(part.ingredients().getFirst().difficulties().getFirst(), 1, Integer::sum);
        }
        assertThat(seen.keySet()).containsExactlyInAnyOrder(4, 8);
        assertThat(seen.get(8) / 400.0).isCloseTo(0.25, within(0.07));
        for (double exact : new double[] {2, 4, 8}) {
            assertThat(rule.part(MIXTURE, Map.of("chains", exact), Key.of(1).draws()).ingredients().getFirst()
                    .difficulties()).containsExactly((int) exact);
        }
        assertThat(rule.part(MIXTURE, Map.of(), Key.of(1).draws()).ingredients().getFirst().difficulties())
                .as("the easiest first").containsExactly(2);
    }

    @Test
    void solvedProblemsAreRetired() {
        var rule = new RetireSolved(0.75);
        Group solved = Rollouts.group(1, RIGHT, RIGHT, RIGHT, WRONG);
        Group open = Rollouts.group(2, RIGHT, WRONG);
        Map<String, Double> numbers = rule.next(MIXTURE, Map.of(), List.of(solved, open));
        assertThat(numbers).containsExactly(Map.entry("sums p1", 0.75));
        assertThat(rule.asks(solved.problem(), numbers)).isFalse();
        assertThat(rule.asks(open.problem(), numbers)).isTrue();
        assertThat(rule.next(MIXTURE, numbers, List.of())).isEqualTo(numbers);
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new AdaptiveDifficulty(1, 1, 1)).hasMessageContaining("target");
        assertThatThrownBy(() -> new RetireSolved(0)).hasMessageContaining("pass rate");
        assertThat(Axes.curricula().defaults()).hasSize(Curriculum.class.getPermittedSubclasses().length - 1);
    }
}
