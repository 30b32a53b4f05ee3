package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// A vote of n completions, each with the weight softmax(score / temperature) over the n of them.
///
/// The temperature has the unit of the score: small, and the best completion decides alone; large, and it is
/// self-consistency. With the scorer `trace-confidence` or `log-probability` the vote is confidence-weighted.
///
/// Source: CISC, arXiv:2502.06233; the unnormalised sum there is self-consistency's weighted form, arXiv:2203.11171.
/// Throws: `IllegalArgumentException` if n or the temperature is not positive.
public record WeightedVote(int n, Scorer scorer, double temperature) implements Strategy {
    public WeightedVote {
        Require.atLeast("n", n, 1);
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature must be positive: " + temperature);
        }
    }

    @Override
    public String name() {
        return "weighted-vote";
    }

    @Override
    public Set<Capability> needs() {
        return scorer.needs();
    }

    @Override
    public Solution solve(Question question, Session session) {
        List<Candidate> candidates =
                session.candidates(question, n, session.options().withAlternatives(scorer.alternatives()));
        double[] scores = scorer.score(question, candidates, session);
        double best = Arrays.stream(scores).max().orElse(0);
        double[] weights =
                Arrays.stream(scores).map(s -> StrictMath.exp((s - best) / temperature)).toArray();
        return Votes.weighted(candidates, weights).solution();
    }
}
