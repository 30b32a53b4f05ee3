package dev.hone.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.tasks.Problem;
import dev.hone.tasks.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Majority votes")
class MajorityTest {
    private static final Problem PROBLEM = new Problem("p", "sums", "1+1=", "2", 1, Map.of());

    /// Samples with these answers, of which "2" is right.
    private static ProblemResult result(String... answers) {
        return new ProblemResult(PROBLEM, Arrays.stream(answers).map(MajorityTest::sample).toList());
    }

    private static ProblemResult.Sample sample(String answer) {
        Verdict verdict = answer.equals("2") ? new Verdict.Correct("right") : new Verdict.Incorrect("wrong");
        return new ProblemResult.Sample(answer, answer, verdict, 1, 0.5, ProblemResult.End.STOPPED);
    }

    @Test
    void ofFewerSamplesIsTheMeanOverSeparateRuns() {
        ProblemResult result = result("2", "2", "3", "3", "3", "2", "2");
        assertThat(result.majority(1)).isEqualTo(4.0 / 7, within(1e-12));
        assertThat(result.majority(3)).isEqualTo(0.5); // 2 2 3 says 2, 3 3 2 says 3, the last sample is left over
        assertThat(result.majority(2)).isEqualTo((1 + 0 + 0.5) / 3); // 2 2, 3 3, 3 2
        assertThat(result.majority(7)).isEqualTo(result.majority()).isEqualTo(1);
        assertThatThrownBy(() -> result.majority(8)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void overProblemsCountsThoseWithEnoughSamples() {
        var evaluation = new Evaluation(List.of(result("2", "2", "3", "4"), result("3", "3", "2", "2"), result("2")));
        assertThat(evaluation.majorityAt(2).mean()).isEqualTo((0.5 + 0.5) / 2);
        assertThat(evaluation.majorityAt(2).problems()).isEqualTo(2);
        assertThat(evaluation.majorityAt(1).mean()).isEqualTo((0.5 + 0.5 + 1) / 3);
    }
}
