package dev.hone.reasoning.solve;

import dev.hone.reasoning.generation.Capability;
import java.util.Set;

/// A way of spending compute on a question. A value without state; called by many threads.
public interface Strategy {
    /// Lower-case name, as the command line spells it.
    String name();

    /// What it needs of the model.
    default Set<Capability> needs() {
        return Set.of();
    }

    /// Solves a question with what the session allows; everything that it draws goes through the session.
    Solution solve(Question question, Session session);
}
