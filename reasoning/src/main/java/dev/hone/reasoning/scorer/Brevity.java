package dev.hone.reasoning.scorer;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.List;

/// Minus the number of tokens: the shorter, the better. A candidate that was cut off before it answered is worse than
/// any that answers.
public record Brevity() implements Scorer {
    private static final double NO_ANSWER = -1e9;

    @Override
    public String name() {
        return "brevity";
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        return candidates.stream()
                .mapToDouble(c -> -c.generation().length() + (c.answers() ? 0 : NO_ANSWER))
                .toArray();
    }
}
