package dev.hone.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.Key;
import dev.hone.tasks.families.Chains;
import dev.hone.tasks.families.ColumnAddition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProblemOrderTest {
    private static final int HORIZON = 900;
    private static final TaskMixture MIXTURE = new TaskMixture(List.of(
            new Ingredient(Chains.sums(), List.of(2, 2, 3, 4), 2, StyleWeights.only(Style.STEPS)),
            new Ingredient(new ColumnAddition(), List.of(4), 1, StyleWeights.only(Style.STEPS))));
    private static final ProblemStream STREAM = new ProblemStream(MIXTURE, Split.TRAIN, Key.of(3));

    private static Set<String> seen(ProblemOrder order, long from, long to) {
        ProblemSource problems = order.of(STREAM, HORIZON);
        return LongStream.range(from, to)
                .mapToObj(problems::problem)
                .map(p -> p.family() + p.difficulty())
                .collect(Collectors.toSet());
    }

    @Test
    void mixedIsTheStreamItself() {
        ProblemSource mixed = ProblemOrder.MIXED.of(STREAM, HORIZON);
        for (long i : new long[] {0, 1, 450, 899, 5000}) {
            assertThat(mixed.problem(i)).isEqualTo(STREAM.problem(i));
        }
    }

    @Test
    void anotherDifficultyJoinsAfterEachThirdOfThree() {
        assertThat(seen(ProblemOrder.EASY_FIRST, 0, 300)).containsExactlyInAnyOrder("chains2", "addition4");
        assertThat(seen(ProblemOrder.EASY_FIRST, 300, 600)).containsExactlyInAnyOrder("chains2", "chains3",
                "addition4");
        assertThat(seen(ProblemOrder.EASY_FIRST, 600, 900))
                .containsExactlyInAnyOrder("chains2", "chains3", "chains4", "addition4");
        assertThat(seen(ProblemOrder.EASY_FIRST, 900, 1200)).contains("chains4");
    }

    @Test
    void tasksComeOneAfterAnotherByTheirWeights() {
        assertThat(seen(ProblemOrder.TASKS_IN_ORDER, 0, 600)).containsExactlyInAnyOrder("chains2", "chains3",
                "chains4");
        assertThat(seen(ProblemOrder.TASKS_IN_ORDER, 600, 2000)).containsExactly("addition4");
    }

    @Test
    void aProblemDependsOnItsNumberAlone() {
        for (ProblemOrder order : ProblemOrder.values()) {
            ProblemSource problems = order.of(STREAM, HORIZON);
            Problem late = problems.problem(700);
            problems.problem(3);
            assertThat(problems.problem(700)).isEqualTo(late);
        }
        assertThatThrownBy(() -> ProblemOrder.MIXED.of(STREAM, 0)).hasMessageContaining("at least one problem: 0");
    }
}
