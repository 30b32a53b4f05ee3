package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.List;
import java.util.Set;

/// The best of n completions by a scorer, the first of them where several are equal.
///
/// Source: arXiv:2110.14168.
/// Throws: `IllegalArgumentException` if n is not positive.
public record BestOfN(int n, Scorer scorer) implements Strategy {
    public BestOfN {
        Require.atLeast("n", n, 1);
    }

    @Override
    public String name() {
        return "best-of-n";
    }

    @Override
    public Set<Capability> needs() {
        return scorer.needs();
    }

    @Override
    public Solution solve(Question question, Session session) {
        List<Candidate> candidates =
                session.candidates(question, n, session.options().withAlternatives(scorer.alternatives()));
        if (candidates.isEmpty()) {
            return Solution.NONE;
        }
        double[] scores = scorer.score(question, candidates, session);
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return Solution.of(candidates.get(best), candidates);
    }
}
