package dev.hone.reasoning.strategy;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.List;

/// A strategy that goes on from completions of the question which were already drawn with the usual options, and counts
/// them as its own first ones.
public interface Continuing extends Strategy {
    @Override
    default Solution solve(Question question, Session session) {
        return solve(question, session, List.of());
    }

    /// Solves a question, the first completions of which are `already`.
    Solution solve(Question question, Session session, List<Candidate> already);
}
