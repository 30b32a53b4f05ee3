package dev.hone.lab.question.testtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.lab.question.Answers;
import dev.hone.training.evaluation.Evaluation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsensusTest {
    /// A right majority of 2 of 4, and a wrong one of 3 of 4.
    private static final Evaluation TAKEN = new Evaluation(
            List.of(Answers.result("a", "#2", "#2", "#3", ","), Answers.result("b", "#5", "#5", "#5", "#2")));

    @Test
    void labelsAreMajorities() {
        assertThat(Consensus.labels(TAKEN)).isEqualTo(Map.of("a", "2", "b", "5"));
        assertThat(Consensus.labelAccuracy(TAKEN)).containsExactly(1, 0);
    }

    /// A wrong label still tells most of what is wrong: of the second problem it errs on all four, of the first on
    /// none.
    @Test
    void rewardsOfALabelAreComparedWithTheTruth() {
        assertThat(Consensus.rewardAccuracy(TAKEN)).containsExactly(1, 0);
        assertThat(Consensus.agreement(TAKEN)).containsExactly(0.5, 0.75);
    }

    @Test
    void oneAnswerToEverythingIsSeen() {
        assertThat(Consensus.topShare(TAKEN)).isEqualTo(3 / 8.0);
        double first = -(2 / 3.0 * StrictMath.log(2 / 3.0) + 1 / 3.0 * StrictMath.log(1 / 3.0));
        double second = -(0.75 * StrictMath.log(0.75) + 0.25 * StrictMath.log(0.25));
        assertThat(Consensus.answerEntropy(TAKEN)).isCloseTo((first + second) / 2, within(1e-12));
    }
}
