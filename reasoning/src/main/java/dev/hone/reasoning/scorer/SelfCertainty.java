package dev.hone.reasoning.scorer;

import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.List;
import java.util.Set;

/// How far the next-token distributions were from uniform, on average over a candidate's tokens:
///
/// KL(U ‖ p_t) = −(1/k) Σ_j log(k · p_t(j))
///
/// over the k likeliest tokens; with k the size of the vocabulary it is the paper's.
///
/// Units: nats.
/// Source: arXiv:2502.18581; as a reward, arXiv:2505.19590. Differs: the likeliest k of the vocabulary, since servers
/// report no more.
public record SelfCertainty(int k) implements Scorer {
    public SelfCertainty {
        if (k < 1) {
            throw new IllegalArgumentException("k must be positive: " + k);
        }
    }

    @Override
    public String name() {
        return "self-certainty";
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
        return candidates.stream().mapToDouble(c -> of(c.generation())).toArray();
    }

    private static double of(Generation g) {
        return Told.tokens(g).stream().mapToDouble(SelfCertainty::ofToken).average().orElse(0);
    }

    private static double ofToken(GeneratedToken t) {
        int n = t.topLogProbs().length;
        return n == 0 ? 0 : TraceConfidence.ofToken(t) - StrictMath.log(n);
    }
}
