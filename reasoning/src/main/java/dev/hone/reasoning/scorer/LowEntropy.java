package dev.hone.reasoning.scorer;

import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.List;
import java.util.Set;

/// Minus the mean entropy of the next-token distributions. Of each, the k likeliest tokens are known; what is left
/// counts as one token more, so that the entropy is a lower bound, and exact with k the size of the vocabulary.
///
/// Units: nats.
public record LowEntropy(int k) implements Scorer {
    public LowEntropy {
        if (k < 1) {
            throw new IllegalArgumentException("k must be positive: " + k);
        }
    }

    @Override
    public String name() {
        return "entropy";
    }

    @Override
    public Set<Capability> needs() {
        return Set.of(Capability.ALTERNATIVES);
    }

    @Override
    public int alternatives() {
        return k;
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        return candidates.stream()
                .mapToDouble(c -> -Told.tokens(c.generation()).stream().mapToDouble(LowEntropy::of).average().orElse(0))
                .toArray();
    }

    private static double of(GeneratedToken t) {
        double entropy = 0;
        double left = 1;
        for (float logProb : t.topLogProbs()) {
            double p = StrictMath.exp(logProb);
            entropy -= p > 0 ? p * logProb : 0;
            left -= p;
        }
        return entropy - (left > 1e-9 ? left * StrictMath.log(left) : 0);
    }
}
