package dev.hone.reasoning.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.reasoning.Questions;
import dev.hone.reasoning.Scripted;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.scorer.TraceLegality;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.registry.TaskSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchTracesTest {
    private static final String RIGHT = "2+3=5*5=25Y#2+3*5";
    private static final String UNPROVEN = "2+3=5+5=10X#2*3+5";

    private final TaskMixture mixture = TaskSpec.mixture(List.of(TaskSpec.of("countdown-search")));
    private final Question question = Question.of(
            mixture, new Problem("q", "countdown-search", "n2,3,5>25=", "2+3*5", 3, Map.of()), Question.Form.TEXT,
            Optional.empty());

    @Test
    void theFirstTraceThatLegallyReachesTheGoalEndsIt() {
        Session session = Questions.session(Scripted.saying(UNPROVEN, UNPROVEN, RIGHT, UNPROVEN));
        Solution s = new SearchTraces(8, 1).solve(question, session);
        assertThat(s.answer()).isEqualTo("2+3*5");
        assertThat(s.considered()).hasSize(3);
        int prompt = "n2,3,5>25=".length();
        assertThat(session.ledger().spent())
                .isEqualTo(new Spend(3, 3L * prompt, 2L * UNPROVEN.length() + RIGHT.length(), 0));
        // In waves of two the fourth is drawn besides.
        Session waves = Questions.session(Scripted.saying(UNPROVEN, UNPROVEN, RIGHT, UNPROVEN));
        assertThat(new SearchTraces(8, 2).solve(question, waves).considered()).hasSize(4);
    }

    @Test
    void aGoalThatWasNotLegallyReachedDoesNotCount() {
        String claimed = "2*3=7*5=25Y#2*3*5";
        Solution s = new SearchTraces(3, 1).solve(
                question, Questions.session(Scripted.saying(claimed, UNPROVEN, UNPROVEN)));
        assertThat(s.answer()).isEqualTo("2*3+5");
        assertThat(s.considered()).hasSize(3);
        Session poor = Questions.session(Scripted.saying(claimed), Budget.ofCalls(1));
        assertThat(new SearchTraces(3, 1).solve(question, poor).considered()).hasSize(1);
    }

    @Test
    void legalityIsAScore() {
        Session session = Questions.session(Scripted.saying(RIGHT, UNPROVEN, "2*3=7+5=11#2*3+5"));
        List<Candidate> three = session.candidates(question, 3);
        assertThat(new TraceLegality().score(question, three, session)).containsExactly(2, 1, 2 / 3.0);
        assertThatThrownBy(() -> new SearchTraces(1, 1).solve(Questions.of("4"), session))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("such as countdown-search");
    }
}
