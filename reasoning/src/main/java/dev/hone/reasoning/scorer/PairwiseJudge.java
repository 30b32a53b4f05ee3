package dev.hone.reasoning.scorer;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.ArrayList;
import java.util.List;

/// A judge that compares candidates two by two, each pair in both orders, so that a liking for the first place cancels.
///
/// Every candidate meets the next `opponents` ones, around the circle. A win counts 1; where the judge contradicts
/// itself in the other order, or names neither A nor B, each has 1/2. The score is the mean over a candidate's
/// comparisons.
///
/// Source: position swap, arXiv:2306.05685.
/// Throws: `IllegalArgumentException` if a number is not positive.
public record PairwiseJudge(int opponents, int tokens, String instruction) implements Scorer {
    public PairwiseJudge {
        if (opponents < 1 || tokens < 1) {
            throw new IllegalArgumentException("opponents and tokens must be positive: " + opponents + ", " + tokens);
        }
    }

    @Override
    public String name() {
        return "pairwise-judge";
    }

    private record Pair(int first, int second) {}

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        int n = candidates.size();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int k = 1; k <= Math.min(opponents, n - 1); k++) {
                pairs.add(new Pair(i, (i + k) % n));
            }
        }
        List<String> asked = new ArrayList<>();
        for (Pair p : pairs) {
            asked.add(text(question, candidates.get(p.first), candidates.get(p.second)));
            asked.add(text(question, candidates.get(p.second), candidates.get(p.first)));
        }
        List<String> said = asked.isEmpty() ? List.of() : Opinions.of(question, asked, tokens, session);
        double[] wins = new double[n];
        int[] games = new int[n];
        for (int p = 0; p < pairs.size(); p++) {
            double first = (Opinions.last(said.get(2 * p), "better: a", "better: b").orElse(0.5)
                    + 1 - Opinions.last(said.get(2 * p + 1), "better: a", "better: b").orElse(0.5)) / 2;
            wins[pairs.get(p).first] += first;
            wins[pairs.get(p).second] += 1 - first;
            games[pairs.get(p).first]++;
            games[pairs.get(p).second]++;
        }
        for (int i = 0; i < n; i++) {
            wins[i] = games[i] == 0 ? 0.5 : wins[i] / games[i];
        }
        return wins;
    }

    private String text(Question question, Candidate a, Candidate b) {
        return "Question: " + question.text() + "\nSolution A: " + a.text() + "\nSolution B: " + b.text() + "\n"
                + instruction;
    }
}
