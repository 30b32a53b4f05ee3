package dev.hone.reasoning.strategy;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Solution;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Weighted votes for answers. Candidates without an answer do not vote.
///
/// The answer with the most weight wins; of several with the same weight, the one that was given first. The solution's
/// text is the heaviest candidate's that gives the winning answer, the first of them where several are.
public final class Votes {
    private final List<Candidate> candidates;
    private final double[] weights;
    private final Map<String, Double> totals = new LinkedHashMap<>();

    private Votes(List<Candidate> candidates, double... weights) {
        this.candidates = candidates;
        this.weights = weights;
        for (int i = 0; i < weights.length; i++) {
            if (candidates.get(i).answers()) {
                totals.merge(candidates.get(i).answer(), weights[i], Double::sum);
            }
        }
    }

    /// One vote each.
    public static Votes equal(List<Candidate> candidates) {
        double[] ones = new double[candidates.size()];
        Arrays.fill(ones, 1);
        return new Votes(candidates, ones);
    }

    /// Votes of these weights, one a candidate.
    public static Votes weighted(List<Candidate> candidates, double... weights) {
        return new Votes(candidates, weights);
    }

    /// The answer that wins, where anybody votes.
    public Optional<String> winner() {
        return totals.entrySet().stream()
                .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
                .map(Map.Entry::getKey);
    }

    /// The winner's share of all weight, 0 where nobody votes.
    public double share() {
        double all = totals.values().stream().mapToDouble(x -> x).sum();
        return all == 0 ? 0 : winner().map(w -> totals.getOrDefault(w, 0.0) / all).orElse(0.0);
    }

    /// Weight for each answer, in the order in which answers were first given.
    public Map<String, Double> totals() {
        return totals;
    }

    /// The solution that the votes come to; the first candidate where nobody votes.
    public Solution solution() {
        if (candidates.isEmpty()) {
            return Solution.NONE;
        }
        Optional<String> winner = winner();
        int chosen = 0;
        boolean found = false;
        for (int i = 0; i < candidates.size(); i++) {
            boolean gives = winner.isPresent() && candidates.get(i).answer().equals(winner.get());
            if (gives && (!found || weights[i] > weights[chosen])) {
                chosen = i;
                found = true;
            }
        }
        return Solution.of(candidates.get(chosen), candidates);
    }
}
