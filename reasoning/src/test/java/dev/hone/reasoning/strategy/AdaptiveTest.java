package dev.hone.reasoning.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.hone.reasoning.Questions;
import dev.hone.reasoning.Scripted;
import dev.hone.reasoning.Scripted.Line;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.scorer.TraceConfidence;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaptiveTest {
    private final Question question = Questions.of("4");

    @Test
    void theChanceToBeAheadIsABinomialTail() {
        assertThat(Lead.ahead(0, 0)).isEqualTo(0.5);
        assertThat(Lead.ahead(1, 0)).isEqualTo(0.75); // Beta(2, 1): 1 - 1/4
        assertThat(Lead.ahead(4, 0)).isEqualTo(1 - 1 / 32.0);
        assertThat(Lead.ahead(3, 3)).isEqualTo(0.5);
        assertThat(Lead.ahead(2, 1)).isEqualTo(11 / 16.0);
    }

    @Test
    void moreVotesAreWorthWhatTheyMayChange() {
        assertThat(Lead.after(1, 1, 0)).isEqualTo(0.5);
        assertThat(Lead.after(0, 0, 1)).isEqualTo(0.75); // Beta(2, 1) either way
        assertThat(Lead.after(2, 0, 1)).isCloseTo(7 / 8.0, offset(1e-15)); // one vote cannot turn the lead
        // Three can: 1/20 * 21/32 + 3/20 * 21/32 + 6/20 * 57/64 + 10/20 * 63/64.
        assertThat(Lead.after(2, 0, 3)).isCloseTo(0.890625, offset(1e-15));
        for (int more = 1; more < 40; more++) {
            assertThat(Lead.after(5, 3, more)).isBetween(Lead.after(5, 3, more - 1) - 1e-12, 1.0);
        }
    }

    @Test
    void drawingEndsOnceTheLeadIsSafe() {
        Scripted agreed = Scripted.saying("#4");
        Session session = Questions.session(agreed);
        Solution s = new AdaptiveConsistency(16, 0.95, 2).solve(question, session);
        assertThat(s.answer()).isEqualTo("4");
        assertThat(session.ledger().spent()).isEqualTo(new Spend(4, 8, 8, 0)); // 1 - 1/32 > 0.95 after four

        Session split = Questions.session(Scripted.saying("#4", "#5"));
        assertThat(new AdaptiveConsistency(6, 0.95, 2).solve(question, split).considered()).hasSize(6);
    }

    @Test
    void aWindowThatAgreesEndsIt() {
        Session session = Questions.session(Scripted.saying("#4", "#5", "#4", "#4"));
        Solution s = new EarlyStoppingConsistency(16, 2).solve(question, session);
        assertThat(s.considered()).hasSize(4);
        Session silent = Questions.session(Scripted.saying("nothing"));
        assertThat(new EarlyStoppingConsistency(6, 2).solve(question, silent).considered()).hasSize(6);
    }

    @Test
    void theConfidentVote() {
        List<Line> lines =
                List.of(new Line("#5", 1), new Line("#5", 2), new Line("#4", 5), new Line("no", 9),
                        new Line("#5", 1.5));
        Solution s = new DeepConf(5, 0.5, TraceConfidence.Kind.MEAN, 4, 3)
                .solve(question, Questions.session(Scripted.saying(lines)));
        // Two of the four that answer are kept: confidence 5 for 4, 2 for 5.
        assertThat(s.answer()).isEqualTo("4");
        assertThat(s.considered()).hasSize(5);
        Solution all = new DeepConf(5, 1, TraceConfidence.Kind.MEAN, 4, 3)
                .solve(question, Questions.session(Scripted.saying(lines)));
        assertThat(all.answer()).isEqualTo("4"); // 5 against 4.5
    }

    @Test
    void unsureCompletionsEndEarlyAndAClearVoteEndsAll() {
        List<Line> lines = List.of(
                new Line("ab#5", 3), new Line("ab#4", 2), // the warm-up: lowest groups 3 and 2
                new Line("abcdef#9", 3, 3, 1, 1, 1), new Line("ab#4", 4), // the first ends at its fourth token
                new Line("ab#4", 4), new Line("ab#4", 4));
        Session session = Questions.session(Scripted.saying(lines));
        Solution s = new DeepConfOnline(8, 2, 1, 0.7, 2, 2, 3).solve(question, session);
        assertThat(s.answer()).isEqualTo("4");
        // Threshold 2 (all of the warm-up kept). After two: 3 against 2. After four: 6 of 9 votes; after six: 14 of 17.
        assertThat(s.considered()).hasSize(6);
        Candidate stopped = s.considered().get(2);
        assertThat(stopped.text()).isEqualTo("abcd");
        assertThat(session.ledger().spent()).isEqualTo(new Spend(6, 12, 5 * 4 + 4, 0));
    }

    @Test
    void confidenceOfATrace() {
        Line line = new Line("abcd", 1, 2, 3, 6);
        Candidate c = Questions.session(Scripted.saying(List.of(line)))
                .candidates(question, 1, Questions.session(Scripted.saying("")).options().withAlternatives(2))
                .getFirst();
        assertThat(new TraceConfidence(TraceConfidence.Kind.MEAN, 2, 2).of(c.generation())).isEqualTo(3);
        assertThat(new TraceConfidence(TraceConfidence.Kind.TAIL, 2, 2).of(c.generation())).isEqualTo(4.5);
        assertThat(new TraceConfidence(TraceConfidence.Kind.LOWEST_GROUP, 2, 2).of(c.generation())).isEqualTo(1.5);
        assertThat(new TraceConfidence(TraceConfidence.Kind.LOWEST_GROUP, 99, 2).of(c.generation())).isEqualTo(3);
        assertThat(new TraceConfidence(TraceConfidence.Kind.BOTTOM_10_PERCENT, 1, 2).of(c.generation())).isEqualTo(1);
    }
}
