package dev.hone.reasoning.scorer;

import dev.hone.foundation.InputException;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.tasks.Verdict;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/// The score of the task's own verifier, which knows the gold answer: what a perfect scorer would give, best-of-N's
/// upper bound. What the verifier cannot judge scores 0 and never wins against what it accepts;
/// as an opinion it is none.
public record Oracle() implements Scorer {
    @Override
    public String name() {
        return "verifier";
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        return opinions(question, candidates, session).stream().mapToDouble(o -> o.orElse(0)).toArray();
    }

    @Override
    public List<OptionalDouble> opinions(Question question, List<Candidate> candidates, Session session) {
        Function<String, Verdict> verifier = question.verifier()
                .orElseThrow(() -> new InputException("the scorer verifier needs a task; this question has no gold"));
        return candidates.stream().map(c -> verifier.apply(c.text()).score()).toList();
    }
}
