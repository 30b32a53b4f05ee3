package dev.hone.reasoning.strategy;

import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;

/// The answer that most of n completions give.
///
/// Source: arXiv:2203.11171.
/// Throws: `IllegalArgumentException` if n is not positive.
public record SelfConsistency(int n) implements Strategy {
    public SelfConsistency {
        Require.atLeast("n", n, 1);
    }

    @Override
    public String name() {
        return "self-consistency";
    }

    @Override
    public Solution solve(Question question, Session session) {
        return Votes.equal(session.candidates(question, n)).solution();
    }
}
