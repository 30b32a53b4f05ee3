package dev.hone.reasoning.scorer;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.List;

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
        List<Grams> grams = candidates.stream().map(c -> Grams.of(c.text(), n)).toList();
        double[] scores = new double[candidates.size()];
        for (int i = 0; i < scores.length; i++) {
            double sum = 0;
            for (int j = 0; j < scores.length; j++) {
                sum += i == j ? 0 : grams.get(i).similarity(grams.get(j));
            }
            scores[i] = scores.length < 2 ? 1 : 1 - sum / (scores.length - 1);
        }
        return scores;
    }
}
