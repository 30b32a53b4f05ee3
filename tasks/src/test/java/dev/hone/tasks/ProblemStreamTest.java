package dev.hone.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.families.Chains;
import dev.hone.tasks.families.ColumnAddition;
import dev.hone.tasks.registry.TinyWorld;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProblemStreamTest {
    private static final Key KEY = Key.of(11);

    @Test
    void aProblemDependsOnItsNumberAlone() {
        var stream = new ProblemStream(TinyWorld.mixture(), Split.TRAIN, KEY);
        var again = new ProblemStream(TinyWorld.mixture(), Split.TRAIN, KEY);
        Problem last = stream.problem(500);
        for (int i = 0; i < 500; i++) {
            assertThat(again.problem(i)).isEqualTo(stream.problem(i));
        }
        assertThat(again.problem(500)).isEqualTo(last);
    }

    @Test
    void theSplitsOfAMixtureShareNoPrompt() {
        Map<Split, Set<String>> prompts = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            var stream = new ProblemStream(TinyWorld.mixture(), split, KEY);
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < 3000; i++) {
                Problem problem = stream.problem(i);
                assertThat(Split.of(problem.prompt())).isEqualTo(split);
                seen.add(problem.prompt());
            }
            prompts.put(split, seen);
        }
        assertThat(prompts.get(Split.TRAIN)).doesNotContainAnyElementsOf(prompts.get(Split.TEST));
        assertThat(prompts.get(Split.TRAIN)).doesNotContainAnyElementsOf(prompts.get(Split.VALIDATION));
    }

    @Test
    void theSidesHaveTheirShares() {
        int n = 20_000;
        var counts = new EnumMap<Split, Integer>(Split.class);
        for (int i = 0; i < n; i++) {
            counts.merge(Split.of("content " + i), 1, Integer::sum);
        }
        assertThat(counts.get(Split.TRAIN)).isBetween(16_700, 17_300);
        assertThat(counts.get(Split.VALIDATION)).isBetween(850, 1150);
        assertThat(counts.get(Split.TEST)).isBetween(1850, 2150);
    }

    /// Pins the wall: were the hash to change, problems that a released model has seen would become test problems.
    @Test
    void theWallStandsWhereItStood() {
        String sides = IntStream.range(0, 40)
                .mapToObj(i -> Split.of("c" + i + "+1=").name().substring(0, 2))
                .reduce("", String::concat);
        assertThat(sides).isEqualTo("TRTRTRTRTRTRTRTRTRTRTRTRTRTRTRVATETRTRTRTRTRTRTRTRTRTRTRTRTRVATRTRTRTRTRTRTRTRTR");
    }

    @Test
    void weightsAndDifficultiesAreKept() {
        var mixture = new TaskMixture(List.of(
                new Ingredient(Chains.sums(), List.of(2, 2, 3), 3, StyleWeights.only(Style.STEPS)),
                new Ingredient(new ColumnAddition(), List.of(4), 1, StyleWeights.only(Style.GUESS))));
        var stream = new ProblemStream(mixture, Split.TRAIN, KEY);
        var counts = new TreeMap<String, Integer>();
        for (int i = 0; i < 8000; i++) {
            Problem problem = stream.problem(i);
            counts.merge(problem.family() + problem.difficulty(), 1, Integer::sum);
        }
        assertThat(counts.keySet()).containsExactly("addition4", "chains2", "chains3");
        assertThat(counts.get("chains2")).isBetween(3800, 4200);
        assertThat(counts.get("chains3")).isBetween(1850, 2150);
        assertThat(counts.get("addition4")).isBetween(1850, 2150);
    }

    @Test
    void heldOutProblemsAreDifferent() {
        var stream = new ProblemStream(TinyWorld.mixture(), Split.TEST, KEY);
        List<Problem> problems = HeldOut.distinct(stream, 1000);
        assertThat(problems.stream().map(Problem::prompt).distinct()).hasSize(1000);
    }

    @Test
    void tooFewDifferentProblemsAreSaidSo() {
        var stream = new ProblemStream(TaskMixture.of(Chains.modulo(2), List.of(2)), Split.VALIDATION, KEY);
        assertThatThrownBy(() -> HeldOut.distinct(stream, 1000))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("ask for fewer");
    }

    @Test
    void demonstrationsFollowTheStyleWeights() {
        var source = new DemonstrationSource(TinyWorld.mixture(), Split.TRAIN, KEY);
        int n = 20_000;
        int buggySubtractions = 0;
        int subtractions = 0;
        for (int i = 0; i < n; i++) {
            Demonstration d = source.demonstration(i);
            assertThat(TinyAlphabet.covers(d.problem().prompt() + d.completion())).isTrue();
            assertThat(Split.of(d.problem().prompt())).isEqualTo(Split.TRAIN);
            if (d.problem().family().equals("subtraction")) {
                subtractions++;
                buggySubtractions += d.style() == Style.BUGGY ? 1 : 0;
            }
        }
        assertThat((double) subtractions / n).isBetween(0.185, 0.215);
        assertThat((double) buggySubtractions / subtractions).isBetween(0.46, 0.54);
        assertThat(source.demonstration(77)).isEqualTo(source.demonstration(77));
    }

    @Test
    void permutationsAreBijections() {
        for (int n : new int[] {1, 2, 3, 7, 64, 65, 1000}) {
            boolean[] hit = new boolean[n];
            for (int i = 0; i < n; i++) {
                hit[Permuted.index(KEY, i, n)] = true;
            }
            assertThat(hit).doesNotContain(false);
        }
        assertThat(IntStream.range(0, 100).map(i -> Permuted.index(KEY, i, 100)).toArray())
                .isNotEqualTo(IntStream.range(0, 100).toArray())
                .isNotEqualTo(IntStream.range(0, 100)
                        .map(i -> Permuted.index(KEY.at(1), i, 100))
                        .toArray());
    }
}
