package dev.hone.reasoning.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.reasoning.Questions;
import dev.hone.reasoning.Scripted;
import dev.hone.reasoning.Scripted.Line;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.scorer.LogProbability;
import dev.hone.reasoning.scorer.Oracle;
import dev.hone.reasoning.scorer.TraceConfidence;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import java.util.List;
import org.junit.jupiter.api.Test;

class VotingTest {
    private final Question question = Questions.of("4");

    @Test
    void greedyAsksOnceAtTemperatureZero() {
        Scripted model = Scripted.saying("2+2#4");
        Session session = Questions.session(model);
        assertThat(new Greedy().solve(question, session).answer()).isEqualTo("4");
        assertThat(model.seen()).hasSize(1);
        assertThat(model.seen().getFirst().options().temperature()).isZero();
        assertThat(session.ledger().spent()).isEqualTo(new Spend(1, 4, 5, 0));
    }

    @Test
    void theMajorityWinsAndTheFirstOfEquals() {
        Session session = Questions.session(Scripted.saying("#5", "xx#4", "#4", "none", "#5", "#4"));
        Solution s = new SelfConsistency(6).solve(question, session);
        assertThat(s.answer()).isEqualTo("4");
        assertThat(s.text()).isEqualTo("xx#4");
        assertThat(s.considered()).extracting(Candidate::answer).containsExactly("5", "4", "4", "", "5", "4");
        // One request: its prompt counts once.
        assertThat(session.ledger().spent()).isEqualTo(new Spend(6, 4, 2 + 4 + 2 + 4 + 2 + 2, 0));

        assertThat(new SelfConsistency(4)
                .solve(question, Questions.session(Scripted.saying("#9", "#4", "#4", "#9")))
                .answer()).isEqualTo("9");
    }

    @Test
    void whereNobodyAnswersTheFirstStands() {
        Solution s = new SelfConsistency(2).solve(question, Questions.session(Scripted.saying("a", "b")));
        assertThat(s.text()).isEqualTo("a");
        assertThat(s.answer()).isEmpty();
    }

    @Test
    void aWeightedVoteGoesFromTheBestToTheMajority() {
        List<Line> lines = List.of(new Line("#5", 0.1), new Line("#4", 1.0), new Line("#4", 1.0));
        var perToken = new LogProbability(LogProbability.Per.TOKEN);
        // Scores -0.1, -1, -1: at temperature T the two for 4 weigh 2 exp(-0.9 / T) against 1.
        assertThat(
                new WeightedVote(3, perToken, 0.5).solve(question, Questions.session(Scripted.saying(lines))).answer())
                .isEqualTo("5");
        assertThat(new WeightedVote(3, perToken, 5).solve(question, Questions.session(Scripted.saying(lines))).answer())
                .isEqualTo("4");
    }

    @Test
    void theShortestVote() {
        Session session = Questions.session(Scripted.saying("long#5", "long#5", "#4", "#4", "longer#5"));
        Solution s = new ShortestMajority(5, 3).solve(question, session);
        assertThat(s.answer()).isEqualTo("4");
        assertThat(s.considered()).hasSize(5);
        assertThat(session.ledger().spent().completionTokens()).isEqualTo(6 + 6 + 2 + 2 + 8);
    }

    @Test
    void theBestOfNByItsScorer() {
        Scripted model = Scripted.saying("#5", "x#4", "#4");
        assertThat(new BestOfN(3, new Oracle()).solve(question, Questions.session(model)).text()).isEqualTo("x#4");
        List<Line> lines = List.of(new Line("#5", 3), new Line("#6", 1), new Line("#7", 2));
        assertThat(new BestOfN(3, new LogProbability(LogProbability.Per.CANDIDATE))
                .solve(question, Questions.session(Scripted.saying(lines)))
                .answer()).isEqualTo("6");
    }

    @Test
    void theBudgetLeavesOutWhatItDoesNotCover() {
        Scripted model = Scripted.saying("#4");
        Session calls = Questions.session(model, Budget.ofCalls(3));
        assertThat(new SelfConsistency(10).solve(question, calls).considered()).hasSize(3);
        assertThat(calls.callsLeft()).isZero();
        assertThat(new SelfConsistency(10).solve(question, calls)).isEqualTo(Solution.NONE);

        Session tokens = Questions.session(Scripted.saying("abcdefgh#4"), Budget.ofTokens(12));
        Solution cut = new SelfConsistency(4).solve(question, tokens);
        assertThat(cut.considered()).extracting(Candidate::text).containsOnly("abc").hasSize(4);
        assertThat(tokens.tokensLeft()).isZero();
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new SelfConsistency(0)).hasMessageContaining("n must be at least 1");
        assertThatThrownBy(() -> new ShortestMajority(4, 5)).hasMessageContaining("n must be at least 5");
        assertThatThrownBy(() -> new DeepConf(4, 0, TraceConfidence.Kind.MEAN, 1, 1)).hasMessageContaining("keep");
        assertThatThrownBy(() -> new WeightedVote(2, new Oracle(), 0)).hasMessageContaining("temperature");
    }
}
