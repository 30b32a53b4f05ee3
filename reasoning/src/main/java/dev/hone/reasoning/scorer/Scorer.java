package dev.hone.reasoning.scorer;

import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.List;
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
}
