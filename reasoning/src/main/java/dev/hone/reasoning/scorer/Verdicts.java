package dev.hone.reasoning.scorer;

import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// How likely the judging model finds one of two words next: what it would have said, as a chance in place of a word.
final class Verdicts {
    /// The two words that are weighed.
    record Words(String yes, String no) {}

    /// A text that the judge is asked, and what it has answered so far, up to the verdict.
    record Case(String asked, String answered) {}

    private Verdicts() {}

    /// p(yes) / (p(yes) + p(no)) at temperature 1 for each of these, p of a word the product over its tokens. What is
    /// read, prompt, answer and both words, is entered as tokens of scorers.
    static double[] of(Question question, List<Case> cases, Words words, Session session) {
        Generator judge = session.helpers().judge().orElse(session.generator());
        List<CompletableFuture<List<GeneratedToken>>> promises = new ArrayList<>();
        for (Case c : cases) {
            int[] before = joined(judge.ids(question.asking(c.asked)), judge.tokens(c.answered));
            for (String word : List.of(words.yes, words.no)) {
                int[] all = joined(before, judge.tokens(word));
                session.ledger().enter(new Spend(0, 0, 0, all.length));
                promises.add(judge.score(all, before.length, 0));
            }
        }
        double[] chances = new double[cases.size()];
        for (int i = 0; i < chances.length; i++) {
            double yes = logProb(promises.get(2 * i).join());
            double no = logProb(promises.get(2 * i + 1).join());
            chances[i] = 1 / (1 + StrictMath.exp(no - yes));
        }
        return chances;
    }

    private static double logProb(List<GeneratedToken> word) {
        return word.stream().mapToDouble(GeneratedToken::logProb).sum();
    }

    private static int[] joined(int[] first, int... second) {
        int[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
