package dev.hone.tasks.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Split;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.families.Chains;
import dev.hone.tasks.registry.Families;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditTest {
    private static final int SAMPLES = 100;

    static Stream<TaskFamily> families() {
        return Families.all().stream();
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyFamilyPasses(TaskFamily family) {
        AuditReport report = Audit.of(family, Key.of(2), SAMPLES);
        assertThat(report.family()).isEqualTo(family.name());
        assertThat(report.lines()).noneMatch(line -> line.outcome() == Outcome.FAILED);
        assertThat(report.passed()).isTrue();
    }

    /// Chains with one thing wrong.
    private static class Broken implements TinyFamily {
        private final TaskFamily chains = Chains.sums();

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String description() {
            return chains.description();
        }

        @Override
        public List<Integer> difficulties() {
            return List.of(2, 3);
        }

        @Override
        public Problem problem(Draws draws, int difficulty) {
            return chains.problem(draws, difficulty);
        }

        @Override
        public String demonstrate(Problem problem, Style style, Draws draws) {
            return chains.demonstrate(problem, style, draws);
        }

        @Override
        public Accuracy expected(Style style) {
            return style == Style.STEPS ? Accuracy.ALWAYS : new Accuracy(0.1, 0.7);
        }

        @Override
        public Verifier verifier() {
            return chains.verifier();
        }
    }

    private static List<String> failures(TaskFamily family) {
        return Audit.of(family, Key.of(2), SAMPLES).lines().stream()
                .filter(line -> line.outcome() == Outcome.FAILED)
                .map(AuditLine::check)
                .toList();
    }

    @Test
    void chainsWithNothingWrongPass() {
        assertThat(failures(new Broken())).isEmpty();
    }

    @Test
    void aVerifierThatTakesEverythingIsFound() {
        assertThat(failures(new Broken() {
            @Override
            public Verifier verifier() {
                return (gold, prediction) -> new Verdict.Correct("fine");
            }
        }))
                .contains("mutated answers fail", "answers of other problems fail", "nonsense fails");
    }

    @Test
    void wrongReferencesAreFound() {
        assertThat(failures(new Broken() {
            @Override
            public Verifier verifier() {
                return (gold, prediction) -> super.verifier().verify(gold + "0", prediction);
            }
        }))
                .contains("gold answers pass", "steps demonstrations are right as often as meant");
    }

    @Test
    void difficultyThatMeansNothingIsFound() {
        assertThat(failures(new Broken() {
            @Override
            public Problem problem(Draws draws, int difficulty) {
                Problem p = super.problem(draws, 5 - difficulty);
                return new Problem(p.id(), name(), p.prompt(), p.reference(), difficulty, p.facts());
            }
        }))
                .contains(
                        "worked solutions get longer with difficulty",
                        "a solver that slips is worse at the hardest than at the easiest");
    }

    @Test
    void repeatedPromptsForeignCharactersAndLeaksAreFound() {
        assertThat(failures(new Broken() {
            @Override
            public Problem problem(Draws draws, int difficulty) {
                return super.problem(Key.of(draws.between(1, 40)).draws(), difficulty);
            }

            @Override
            public String demonstrate(Problem problem, Style style, Draws draws) {
                return "Therefore: " + super.demonstrate(problem, style, draws);
            }

            @Override
            public Split split(Problem problem) {
                return Split.values()[problem.difficulty() % 3];
            }
        }))
                .contains(
                        "prompts seldom repeat",
                        "texts keep to the tiny alphabet",
                        "the sides of the wall share no prompt");
    }

    @Test
    void hiddenStateIsFound() {
        int[] calls = {0};
        assertThat(failures(new Broken() {
            @Override
            public Problem problem(Draws draws, int difficulty) {
                return super.problem(Key.of(calls[0]++).draws(), difficulty);
            }
        }))
                .contains("the same key gives the same text");
    }
}
