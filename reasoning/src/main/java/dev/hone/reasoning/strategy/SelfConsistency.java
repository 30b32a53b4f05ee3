package dev.hone.reasoning.strategy;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import java.util.ArrayList;
import java.util.List;

/// The answer that most of n completions give.
///
/// Source: arXiv:2203.11171.
/// Throws: `IllegalArgumentException` if n is not positive.
public record SelfConsistency(int n) implements Continuing {
    public SelfConsistency {
        Require.atLeast("n", n, 1);
    }

    @Override
    public String name() {
        return "self-consistency";
    }

    @Override
    public Solution solve(Question question, Session session, List<Candidate> already) {
        List<Candidate> all = new ArrayList<>(already.subList(0, Math.min(n, already.size())));
        if (all.size() < n) {
            all.addAll(session.candidates(question, n - all.size()));
        }
        return Votes.equal(all).solution();
    }
}
