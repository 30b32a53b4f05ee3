package dev.hone.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.tasks.Problem;
import dev.hone.tasks.Verdict;
import dev.hone.training.evaluation.MajorityVote.Vote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    @Test
    void passAtKByHand() {
        assertThat(PassAtK.of(4, 1, 1)).isEqualTo(0.25);
        assertThat(PassAtK.of(4, 1, 2)).as("1 - C(3,2)/C(4,2)").isEqualTo(0.5, within(1e-15));
        assertThat(PassAtK.of(5, 2, 3)).as("1 - 1/10").isEqualTo(0.9, within(1e-15));
        assertThat(PassAtK.of(4, 0, 4)).isZero();
        assertThat(PassAtK.of(4, 4, 1)).isEqualTo(1);
        assertThat(PassAtK.of(4, 2, 3)).as("more than the wrong ones").isEqualTo(1);
        assertThatThrownBy(() -> PassAtK.of(4, 1, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void passAtKIsTheMeanOverAllSubsets() {
        int n = 7;
        int right = 0b0010110;
        for (int k = 1; k <= n; k++) {
            int subsets = 0;
            int passed = 0;
            for (int s = 0; s < 1 << n; s++) {
                if (Integer.bitCount(s) == k) {
                    subsets++;
                    passed += (s & right) != 0 ? 1 : 0;
                }
            }
            assertThat(PassAtK.of(n, 3, k)).isEqualTo((double) passed / subsets, within(1e-14));
        }
    }

    @Test
    void theMajorityCountsAnswersNotSamples() {
        assertThat(MajorityVote.correct(List.of(new Vote("7", true), new Vote("7", true), new Vote("8", false))))
                .isEqualTo(1);
        assertThat(MajorityVote.correct(List.of(new Vote("7", true), new Vote("8", false)))).isEqualTo(0.5);
        assertThat(MajorityVote.correct(List.of(new Vote("", false), new Vote("", false), new Vote("7", true))))
                .as("who has no answer does not vote")
                .isEqualTo(1);
        assertThat(MajorityVote.correct(List.of(new Vote("", false)))).isZero();
    }

    @Test
    void theIntervalIsThatOfTheProblemsMeans() {
        Estimate e = Estimate.of(0, 0.5, 1, 0.5);
        assertThat(e.mean()).isEqualTo(0.5);
        double half = 1.959963984540054 * Math.sqrt(0.5 / 3 / 4);
        assertThat(e.low()).isEqualTo(0.5 - half, within(1e-12));
        assertThat(e.high()).isEqualTo(0.5 + half, within(1e-12));
        assertThat(Estimate.of(1).low()).isZero();
    }

    @Test
    void whatCouldNotBeJudgedCountsNowhere() {
        var evaluation = new Evaluation(List.of(
                result("a", new Verdict.Correct(""), new Verdict.TimedOut(Duration.ofSeconds(1))),
                result("b", new Verdict.Incorrect(""), new Verdict.Correct("")),
                result("b", new Verdict.TimedOut(Duration.ofSeconds(1)), new Verdict.Failed(new Error("x")))));
        assertThat(evaluation.accuracy().mean()).isEqualTo(0.75);
        assertThat(evaluation.accuracy().problems()).isEqualTo(2);
        assertThat(evaluation.passAt(2).mean()).as("only one problem has two").isEqualTo(1);
        assertThat(evaluation.byFamily().get("a").mean()).isEqualTo(1);
        assertThat(evaluation.byFamily().get("b").mean()).isEqualTo(0.5);
        assertThat(evaluation.tokens()).isEqualTo(6 * 3);
        assertThat(evaluation.entropy()).isEqualTo(0.5);
    }

    private static ProblemResult result(String family, Verdict... verdicts) {
        var samples = new ArrayList<ProblemResult.Sample>();
        for (Verdict v : verdicts) {
            samples.add(new ProblemResult.Sample("#7", "7", v, 3, 0.5, ProblemResult.End.STOPPED));
        }
        return new ProblemResult(new Problem("p", family, "p", "7", 1, Map.of()), samples);
    }
}
