package dev.hone.reasoning.scorer;

import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/// How good candidates look. A value without state; called by many threads. What it spends is entered in the session's
/// account as tokens of scorers.
public interface Scorer {
    /// Lower-case name, as the command line spells it.
    String name();

    /// What it needs of the model whose candidates it reads.
    default Set<Capability> needs() {
        return Set.of();
    }

    /// How many of the likeliest tokens it reads at each place of a candidate.
    default int alternatives() {
        return 0;
    }

    /// Scores of candidates of one question, higher for better; comparable within the question.
    ///
    /// Shapes: one a candidate. Scores are finite.
    double[] score(Question question, List<Candidate> candidates, Session session);

    /// The same scores, and nothing for a candidate of which it has no opinion, such as one of which a judge wrote no
    /// mark. To choose among candidates each needs a score; to learn from one, a missing opinion must not look like a
    /// bad one.
    ///
    /// Shapes: one a candidate.
    default List<OptionalDouble> opinions(Question question, List<Candidate> candidates, Session session) {
        return Arrays.stream(score(question, candidates, session)).mapToObj(OptionalDouble::of).toList();
    }

    /// Whether it puts questions to the judging model.
    default boolean consults() {
        return false;
    }
}
