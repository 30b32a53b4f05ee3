package dev.hone.reasoning.scorer;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// A judge that compares candidates two by two, each pair in both orders, so that a liking for the first place cancels.
///
/// Every candidate meets the next `opponents` ones, around the circle. A win counts 1; where the judge contradicts
/// itself in the other order, or names neither A nor B, each has 1/2. The score is the mean over a candidate's
/// comparisons. As an opinion: of the comparisons in which the judge named one in at least one of the orders, and none
/// where there was no such comparison.
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
    public boolean consults() {
        return true;
    }

    /// Added up over a candidate's comparisons.
    private static final class Tally {
        private double wins;
        private int games;
        private double heardWins;
        private int heard;

        void add(double won, boolean named) {
            wins += won;
            games++;
            heardWins += named ? won : 0;
            heard += named ? 1 : 0;
        }
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        return compared(question, candidates, session).stream()
                .mapToDouble(t -> t.games == 0 ? 0.5 : t.wins / t.games)
                .toArray();
    }

    @Override
    public List<OptionalDouble> opinions(Question question, List<Candidate> candidates, Session session) {
        return compared(question, candidates, session).stream()
                .map(t -> t.heard == 0 ? OptionalDouble.empty() : OptionalDouble.of(t.heardWins / t.heard))
                .toList();
    }

    private List<Tally> compared(Question question, List<Candidate> candidates, Session session) {
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
        List<Tally> tallies = IntStream.range(0, n).mapToObj(i -> new Tally()).toList();
        for (int p = 0; p < pairs.size(); p++) {
            OptionalDouble one = Opinions.last(said.get(2 * p), "better: a", "better: b");
            OptionalDouble other = Opinions.last(said.get(2 * p + 1), "better: a", "better: b");
            double first = (one.orElse(0.5) + 1 - other.orElse(0.5)) / 2;
            boolean named = one.isPresent() || other.isPresent();
            tallies.get(pairs.get(p).first).add(first, named);
            tallies.get(pairs.get(p).second).add(1 - first, named);
        }
        return tallies;
    }

    private String text(Question question, Candidate a, Candidate b) {
        return "Question: " + question.text() + "\nSolution A: " + a.text() + "\nSolution B: " + b.text() + "\n"
                + instruction;
    }
}
