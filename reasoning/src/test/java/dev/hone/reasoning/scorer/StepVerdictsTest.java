package dev.hone.reasoning.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.hone.foundation.Key;
import dev.hone.reasoning.Questions;
import dev.hone.reasoning.Scripted;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.scorer.SemanticDiversity.Same;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Helpers;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepVerdictsTest {
    private final Question question = Questions.of("4");

    private List<Candidate> candidates(String... texts) {
        return Arrays.stream(texts)
                .map(t -> Candidate.of(question, new Generation(
                        t, List.of(), new int[] {1}, 4, t.length(), Generation.Finish.END)))
                .toList();
    }

    private static Session judged(Scripted judge) {
        return new Session(Scripted.saying("?"), GenerationOptions.of(1, 99), Budget.UNLIMITED, Key.of(1),
                new Helpers(Optional.of(judge), ScalarModels.NONE));
    }

    private static String asked(String before, String step) {
        return "Question: 2+2=\nSteps so far: " + before + "\nNext step: " + step + "\nCheck.";
    }

    @Test
    void theChanceOfTheVerdictIsTheStepsScore() {
        // The second step is right with odds of 3 to 1, every other with even odds.
        Scripted judge = Scripted.saying("unused").weighing((before, word) -> Math.log(
                before.contains("Next step: #4") && word.equals(" y") ? 0.6 : 0.2));
        Session session = judged(judge);
        var min = new GenerativeProcessReward(",", Reduce.MIN, 0, "Check.", "?", " y", " n");
        double[] scores = min.score(question, candidates("1+1,#4", "#4"), session);
        assertThat(scores[0]).isCloseTo(0.5, offset(1e-6));
        assertThat(scores[1]).isCloseTo(0.75, offset(1e-6));
        int read = asked("", "1+1,").length() + asked("1+1,", "#4").length() + asked("", "#4").length();
        assertThat(session.ledger().spent()).isEqualTo(new Spend(0, 0, 0, 2L * (read + 3 * "? y".length())));
        assertThat(judge.seen()).isEmpty();
        var product = new GenerativeProcessReward(",", Reduce.PRODUCT, 0, "Check.", "?", " y", " n");
        assertThat(product.score(question, candidates("1+1,#4"), session)[0]).isCloseTo(0.375, offset(1e-6));
    }

    @Test
    void aCheckInWordsComesFirst() {
        Scripted judge = Scripted.saying("looks fine? y").weighing((before, word) -> Math.log(
                before.endsWith("looks fine?") == word.equals(" y") ? 0.9 : 0.1));
        Session session = judged(judge);
        var scorer = new GenerativeProcessReward(",", Reduce.LAST, 50, "Check.", "?", " y", " n");
        assertThat(scorer.score(question, candidates("#4"), session)[0]).isCloseTo(0.9, offset(1e-6));
        int asked = asked("", "#4").length();
        assertThat(judge.seen()).hasSize(1).allMatch(r -> r.options().maxTokens() == 50);
        assertThat(session.ledger().spent()).isEqualTo(
                new Spend(0, 0, 0, asked + "looks fine? y".length() + 2L * (asked + "looks fine? y".length())));
    }

    @Test
    void stepsEndWithTheirMark() {
        var scorer = new GenerativeProcessReward(",", Reduce.LAST, 0, "Check.", "?", " y", " n");
        assertThat(scorer.steps("a,b,")).containsExactly("a,", "b,");
        assertThat(scorer.steps("a,b")).containsExactly("a,", "b");
        assertThat(scorer.steps("")).containsExactly("");
        assertThatThrownBy(() -> new GenerativeProcessReward("", Reduce.LAST, 0, "", "?", "y", "n"))
                .hasMessageContaining("must not be empty");
    }

    @Test
    void classesAreAskedForInOrder() {
        // "a" and "A" are the same, "b" is another; equal texts are not asked about.
        Scripted judge = new Scripted((prompt, n) -> new Scripted.Line(
                prompt.contains("A: a\nB: A\n") ? "Yes" : "no"));
        Session session = judged(judge);
        var scorer = new SemanticDiversity(Same.JUDGE, 5, "Same?", 1, 1);
        List<Candidate> four = candidates("a", "b", "A", "a");
        assertThat(scorer.classes(question, four, session)).containsExactly(0, 1, 0, 0);
        int one = "Question: 2+2=\nA: a\nB: b\nSame?".length();
        // b against a; A against a and b.
        assertThat(session.ledger().spent()).isEqualTo(new Spend(0, 0, 0, 3L * one + 2 + 3 + 2));
        assertThat(scorer.score(question, four, session))
                .containsExactly(new double[] {1 - 2 / 3.0, 1, 1 - 2 / 3.0, 1 - 2 / 3.0}, offset(1e-12));
    }

    @Test
    void classesByAnswerAndByGrams() {
        Session silent = judged(Scripted.saying(""));
        List<Candidate> three = candidates("x#4", "y#4", "#5");
        assertThat(new SemanticDiversity(Same.ANSWER, 5, "", 1, 1).score(question, three, silent))
                .containsExactly(0.5, 0.5, 1);
        // Cosine of "ab" and "abb" over letters: (1 + 2) / (√2 · √5) = 0.949.
        List<Candidate> alike = candidates("ab", "abb", "c");
        assertThat(new SemanticDiversity(Same.GRAMS, 5, "", 1, 0.94).classes(question, alike, silent))
                .containsExactly(0, 0, 1);
        assertThat(new SemanticDiversity(Same.GRAMS, 5, "", 1, 0.95).classes(question, alike, silent))
                .containsExactly(0, 1, 2);
        assertThat(new SemanticDiversity(Same.GRAMS, 5, "", 1, 0.5).score(question, candidates("a"), silent))
                .containsExactly(1);
    }
}
