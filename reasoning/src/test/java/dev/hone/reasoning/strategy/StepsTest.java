package dev.hone.reasoning.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.reasoning.Questions;
import dev.hone.reasoning.Scripted;
import dev.hone.reasoning.Scripted.Line;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.scorer.ScalarModels;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.foundation.Key;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Helpers;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class StepsTest {
    private final Question question = Questions.of("4");

    /// Scores a text by the number of its letters `g`.
    private record Good() implements Scorer {
        @Override
        public String name() {
            return "good";
        }

        @Override
        public double[] score(Question q, List<Candidate> candidates, Session session) {
            return candidates.stream().mapToDouble(c -> c.text().chars().filter(x -> x == 'g').count()).toArray();
        }
    }

    /// A tree: what follows a prompt, the first child, the second, and so on.
    private static Scripted tree(Map<String, List<String>> next) {
        var counts = new ConcurrentHashMap<String, Integer>();
        return new Scripted((prompt, number) -> {
            List<String> children = next.getOrDefault(prompt, List.of("#0"));
            return new Line(children.get((counts.merge(prompt, 1, Integer::sum) - 1) % children.size()));
        });
    }

    private static List<String> prompts(Scripted model) {
        return model.seen().stream().map(GenerationRequest::prompt).map(Scripted::text).toList();
    }

    @Test
    void aBeamKeepsTheBestStepsAndGoesOnFromTheirTokens() {
        Scripted model = tree(Map.of(
                "2+2=", List.of("b,", "g,", "gg,", "x,"),
                "2+2=gg,", List.of("#5", "g,"), "2+2=g,", List.of("ggg#4", "b,"), "2+2=gg,g,", List.of("#6")));
        Session session = Questions.session(model);
        Solution s = new BeamSearch(2, 2, 8, 0, ",", new Good()).solve(question, session);
        // First the two of four with most g; then gg,g, and g,ggg#4 (four g) beat gg,#5 and g,b, ...
        assertThat(prompts(model)).containsExactly("2+2=", "2+2=gg,", "2+2=g,", "2+2=gg,g,");
        assertThat(s.text()).isEqualTo("g,ggg#4");
        assertThat(s.considered()).extracting(Candidate::text).containsExactly("g,ggg#4", "gg,g,#6");
        // 2+2+3+2, then 2+2 behind gg, and 5+2 behind g, then 2+2; a prompt a request.
        assertThat(session.ledger().spent()).isEqualTo(new Spend(10, 4 + 7 + 6 + 9, 9 + 4 + 7 + 4, 0));
    }

    @Test
    void lookaheadScoresAStepByWhatFollows() {
        Map<String, List<String>> next = Map.of(
                "2+2=", List.of("g,", "b,"), "2+2=g,", List.of("x#5"), "2+2=b,", List.of("ggg#4"));
        assertThat(new BeamSearch(1, 2, 4, 0, ",", new Good()).solve(question, Questions.session(tree(next))).answer())
                .isEqualTo("5");
        assertThat(new BeamSearch(1, 2, 4, 1, ",", new Good()).solve(question, Questions.session(tree(next))).answer())
                .isEqualTo("4");
    }

    @Test
    void diverseTreesDoNotCrowdEachOtherOut() {
        Map<String, List<String>> next = Map.of(
                "2+2=", List.of("gg,", "gg,", "b,", "x,"), "2+2=gg,", List.of("#5"), "2+2=b,", List.of("gggg#4"));
        Session session = Questions.session(tree(next));
        Solution s = new DiverseTrees(2, 2, 4, ",", new Good()).solve(question, session);
        assertThat(s.answer()).isEqualTo("4");
        assertThat(s.considered()).hasSize(2);
        assertThat(new BeamSearch(2, 2, 4, 0, ",", new Good()).solve(question, Questions.session(tree(next))).answer())
                .isEqualTo("5");
    }

    @Test
    void treeSearchComesBackToWhatScoredWell() {
        Map<String, List<String>> next = Map.of(
                "2+2=", List.of("b,", "g,"), "2+2=b,", List.of("x#5"), "2+2=g,", List.of("g#6", "ggg#4"),
                "2+2=g,g#6", List.of("#0"));
        Session session = Questions.session(tree(next));
        Solution s = new TreeSearch(4, 2, 4, 0.1, ",", new Good()).solve(question, session);
        assertThat(s.answer()).isEqualTo("4");
        assertThat(s.considered()).extracting(Candidate::answer).startsWith("5", "6").contains("4");
    }

    @Test
    void searchEndsWhereTheBudgetDoes() {
        Session session =
                Questions.session(tree(Map.of("2+2=", List.of("a,"), "2+2=a,", List.of("a,"))), Budget.ofCalls(3));
        Solution s = new BeamSearch(1, 2, 99, 0, ",", new Good()).solve(question, session);
        assertThat(session.ledger().spent().calls()).isEqualTo(3);
        assertThat(s.text()).isEqualTo("a,a,");
        Session tree = Questions.session(tree(Map.of("2+2=", List.of("a,"))), Budget.ofCalls(3));
        new TreeSearch(99, 2, 9, 1, ",", new Good()).solve(question, tree);
        assertThat(tree.callsLeft()).isZero();
    }

    @Test
    void budgetForcingTakesTheEndBackAndConcludes() {
        Scripted model = tree(Map.of(
                "2+2=", List.of("hm."), "2+2=hmWait", List.of("so."), "2+2=hmWaitsoA:", List.of("#4")));
        Session session = Questions.session(model);
        Solution s = new BudgetForcing(1, 100, 10, "Wait", "A:", ".").solve(question, session);
        // The stop string is a token that stays; a stop is no end that could be taken back.
        assertThat(prompts(model)).first().isEqualTo("2+2=");
        assertThat(s.text()).startsWith("hm").contains("Wait", "A:");

        Scripted endless = tree(Map.of("2+2=", List.of("aaaaaaaaaaaa"), "2+2=aaaaaA:", List.of("#4")));
        Solution cut = new BudgetForcing(3, 5, 10, "Wait", "A:", "").solve(question, Questions.session(endless));
        assertThat(cut.text()).isEqualTo("aaaaaA:#4");
        assertThat(cut.answer()).isEqualTo("4");
    }

    @Test
    void budgetForcingPutsWaitInPlaceOfTheEnd() {
        // The last token of a completion that ends by itself stands for its end token.
        Scripted model = tree(Map.of("2+2=", List.of("#5$"), "2+2=#5Wait", List.of("#4$")));
        Session session = Questions.session(model);
        Solution s = new BudgetForcing(1, 100, 10, "Wait", "A:", "").solve(question, session);
        assertThat(prompts(model)).containsExactly("2+2=", "2+2=#5Wait");
        assertThat(s.answer()).isEqualTo("4$");
        assertThat(session.ledger().spent()).isEqualTo(new Spend(2, 4 + 10, 6, 0));
    }

    @Test
    void earlyExitStopsOnceProbesAgree() {
        Scripted model = tree(Map.of(
                "2+2=", List.of("aabbccdd#5"), "2+2=aa?", List.of("#3"), "2+2=aa", List.of("bbccdd"),
                "2+2=aabb?", List.of("#4"), "2+2=aabb", List.of("ccdd"), "2+2=aabbcc?", List.of("#4")));
        Session session = Questions.session(model);
        Solution s = new EarlyExit(2, 2, 5, "?").solve(question, session);
        assertThat(s.answer()).isEqualTo("4");
        assertThat(s.considered()).extracting(Candidate::answer).containsExactly("3", "4", "4");
        assertThat(session.ledger().spent().completionTokens()).isEqualTo(6 + 3 * 2);
        Scripted brief = tree(Map.of("2+2=", List.of("#5")));
        assertThat(new EarlyExit(8, 2, 5, "?").solve(question, Questions.session(brief)).answer()).isEqualTo("5");
    }

    @Test
    void aChainOfRevisionsSeesTheLast() {
        Scripted model = Scripted.saying("#5", "#4", "#4");
        Session session = Questions.session(model);
        Solution s = new Revision(3, 1, Revision.Choice.LAST, "again").solve(question, session);
        assertThat(prompts(model)).containsExactly("2+2=", "2+2=#5\nagain", "2+2=#4\nagain");
        assertThat(s.answer()).isEqualTo("4");
        assertThat(new Revision(3, 2, Revision.Choice.MAJORITY, "again")
                .solve(question, Questions.session(Scripted.saying("#5", "#4", "#5"))).answer()).isEqualTo("5");
    }

    @Test
    void selfRefineEndsWhereTheCritiqueIsContent() {
        Scripted model = Scripted.saying("#5", "wrong sum", "#4", "all fine");
        Session session = Questions.session(model);
        Solution s = new SelfRefine(5, "critique", "refine", "fine").solve(question, session);
        assertThat(s.answer()).isEqualTo("4");
        assertThat(prompts(model)).containsExactly(
                "2+2=", "2+2=#5\ncritique", "2+2=#5\ncritique\nwrong sum\nrefine", "2+2=#4\ncritique");
        assertThat(session.ledger().spent().calls()).isEqualTo(4);
    }

    private static Session judged(Scripted model, Scripted critic, Budget budget) {
        return new Session(model, GenerationOptions.of(1, 1000), budget, Key.of(7),
                new Helpers(Optional.of(critic), ScalarModels.NONE));
    }

    @Test
    void anotherModelCriticisesUntilItApproves() {
        var revising = new CritiqueRevise(5, 11, "critique", "revise", "fine");
        Scripted model = Scripted.saying("#5", "#4");
        Scripted critic = Scripted.saying("wrong sum", "fine");
        Session session = judged(model, critic, Budget.UNLIMITED);
        Solution s = revising.solve(question, session);
        assertThat(s.answer()).isEqualTo("4");
        assertThat(s.considered()).hasSize(2);
        String asked = "2+2=#5\nwrong sum\nrevise";
        assertThat(prompts(model)).containsExactly("2+2=", asked);
        String first = "Question: 2+2=\nSolution: #5\ncritique";
        assertThat(prompts(critic)).containsExactly(first, "Question: 2+2=\nSolution: #4\ncritique");
        assertThat(critic.seen()).allMatch(r -> r.options().temperature() == 0 && r.options().maxTokens() == 11);
        assertThat(session.ledger().spent()).isEqualTo(new Spend(
                2, 4 + asked.length(), 4, 2L * first.length() + "wrong sum".length() + "fine".length()));
    }

    @Test
    void critiqueEndsWithTheRoundsOrTheBudget() {
        var revising = new CritiqueRevise(2, 99, "critique", "revise", "fine");
        Scripted critic = Scripted.saying("no");
        Session session = judged(Scripted.saying("#5"), critic, Budget.UNLIMITED);
        assertThat(revising.solve(question, session).considered()).hasSize(3);
        assertThat(critic.seen()).hasSize(2);
        Scripted idle = Scripted.saying("no");
        Session poor = judged(Scripted.saying("#5"), idle, Budget.ofCalls(1));
        assertThat(revising.solve(question, poor).considered()).hasSize(1);
        assertThat(idle.seen()).isEmpty(); // a critique that nobody could act on
        // Without a judge the model is its own critic, whose words are tokens of scorers all the same.
        Session alone = Questions.session(Scripted.saying("#5", "fine"));
        assertThat(revising.solve(question, alone).answer()).isEqualTo("5");
        assertThat(alone.ledger().spent())
                .isEqualTo(new Spend(1, 4, 2, "Question: 2+2=\nSolution: #5\ncritique".length() + 4));
    }

    @Test
    void draftsAreDistilledAndRefined() {
        Scripted model = Scripted.saying("#5", "#4", "mostly 4", "#4");
        Session session = Questions.session(model);
        Solution s = new ParallelDistilRefine(1, 2, "distil", "refine").solve(question, session);
        assertThat(prompts(model)).containsExactly(
                "2+2=", "2+2=#5\n\n#4\ndistil", "2+2=mostly 4\nrefine");
        assertThat(s.answer()).isEqualTo("4");
        assertThat(s.considered()).hasSize(3);
    }

    @Test
    void hintsConditionSolutions() {
        Scripted model = Scripted.saying("count", "halve", "#4", "#5", "#4", "#6");
        Session session = Questions.session(model);
        Solution s = new AbstractionConditioned(2, 2, "?hint", "!").solve(question, session);
        assertThat(prompts(model)).containsExactly("2+2=?hint", "2+2=!count", "2+2=!halve");
        assertThat(s.answer()).isEqualTo("4");
        assertThat(session.ledger().spent().calls()).isEqualTo(6);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new BeamSearch(1, 1, 1, 0, "", new Good())).hasMessage("end must not be empty");
        assertThatThrownBy(() -> new TreeSearch(1, 1, 1, -1, ",", new Good())).hasMessageContaining("exploration");
    }
}
