package dev.hone.tasks.families;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.registry.Families;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Families whose verifier reads the question: another text in its place is the verifier's failure, not a wrong answer.
class GoldTextsTest {
    static Stream<TaskFamily> families() {
        return Families.all().stream()
                .filter(family -> family instanceof TinyFamily)
                .filter(family -> family.gold(problem(family)).equals(problem(family).prompt()));
    }

    private static Problem problem(TaskFamily family) {
        return family.problem(Key.of(3).draws(), family.usualDifficulties().getFirst());
    }

    @ParameterizedTest
    @MethodSource("families")
    void goldTextsThatAreNoQuestionsFail(TaskFamily family) {
        Problem problem = problem(family);
        String question = problem.prompt();
        assertThat(family.verifier().verify(question, "#" + problem.reference()).kind()).isEqualTo("correct");
        List<String> others = List.of("", "=", "?", question.substring(0, question.length() / 2), "1" + question,
                question.repeat(60));
        assertThat(others)
                .allSatisfy(gold -> assertThat(family.verifier().verify(gold, "#" + problem.reference()).kind())
                        .isEqualTo("failed"));
    }
}
