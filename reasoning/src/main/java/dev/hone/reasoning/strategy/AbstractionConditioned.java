package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.solve.Ask;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.ArrayList;
import java.util.List;

/// Asks for `abstractions` short hints how to go about the question, then for `each` solutions with each hint before
/// it; the majority of all answers wins. Breadth comes from different hints rather than from the same policy.
///
/// Source: RLAD, arXiv:2510.02263, where the hints come from a model trained to give them.
/// Throws: `IllegalArgumentException` if a setting is out of its range.
public record AbstractionConditioned(int abstractions, int each, String hint, String use) implements Strategy {
    public AbstractionConditioned {
        Require.atLeast("abstractions", abstractions, 1);
        Require.atLeast("each", each, 1);
        Require.words("hint", hint);
    }

    @Override
    public String name() {
        return "abstraction-conditioned";
    }

    @Override
    public Solution solve(Question question, Session session) {
        List<Generation> hints =
                session.generate(new Ask(question.asking(question.text() + hint), abstractions, session.options()));
        List<Candidate> all = new ArrayList<>();
        session.generate(hints.stream()
                .map(h -> new Ask(question.asking(question.text() + use + h.text()), each, session.options()))
                .toList())
                .forEach(list -> list.forEach(g -> all.add(Candidate.of(question, g))));
        return Votes.equal(all).solution();
    }
}
