package dev.hone.reasoning.strategy;

import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;

/// One completion drawn from the policy.
public record Sampling() implements Strategy {
    @Override
    public String name() {
        return "sampling";
    }

    @Override
    public Solution solve(Question question, Session session) {
        return Votes.equal(session.candidates(question, 1)).solution();
    }
}
