package dev.hone.reasoning.strategy;

import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;

/// One completion of the most likely tokens.
public record Greedy() implements Strategy {
    @Override
    public String name() {
        return "greedy";
    }

    @Override
    public Solution solve(Question question, Session session) {
        return Votes.equal(session.candidates(question, 1, session.options().greedy())).solution();
    }
}
