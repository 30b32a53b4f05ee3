package dev.hone.reasoning.scorer;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How unlike the other candidates one is: 1 minus the mean cosine similarity of its character n-grams with theirs.
///
/// A stand-in for an embedding that needs no second model; counts of n-grams, no weights.
/// Source: as a reward for diversity, arXiv:2509.02534 (there a classifier partitions by meaning).
public record Novelty(int n) implements Scorer {
    public Novelty {
        if (n < 1) {
            throw new IllegalArgumentException("n must be positive: " + n);
        }
    }

    @Override
    public String name() {
        return "novelty";
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        List<Map<String, Integer>> grams = candidates.stream().map(c -> grams(c.text())).toList();
        double[] scores = new double[candidates.size()];
        for (int i = 0; i < scores.length; i++) {
            double sum = 0;
            for (int j = 0; j < scores.length; j++) {
                sum += i == j ? 0 : similarity(grams.get(i), grams.get(j));
            }
            scores[i] = scores.length < 2 ? 1 : 1 - sum / (scores.length - 1);
        }
        return scores;
    }

    private Map<String, Integer> grams(String text) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i + n <= text.length(); i++) {
            counts.merge(text.substring(i, i + n), 1, Integer::sum);
        }
        return counts;
    }

    private static double similarity(Map<String, Integer> a, Map<String, Integer> b) {
        double dot = 0;
        for (Map.Entry<String, Integer> e : a.entrySet()) {
            dot += (double) e.getValue() * b.getOrDefault(e.getKey(), 0);
        }
        double norms = Math.sqrt(squares(a)) * Math.sqrt(squares(b));
        return norms == 0 ? 0 : dot / norms;
    }

    private static double squares(Map<String, Integer> counts) {
        return counts.values().stream().mapToDouble(x -> (double) x * x).sum();
    }
}
