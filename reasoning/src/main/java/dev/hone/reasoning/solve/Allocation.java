package dev.hone.reasoning.solve;

import dev.hone.reasoning.generation.Capability;
import java.util.List;
import java.util.Set;

/// A way of spending compute on many questions at once, where what one of them gets depends on the others. A value
/// without state. (What a [Strategy] does for a question never depends on another.)
public interface Allocation {
    /// Lower-case name, as the command line spells it.
    String name();

    /// What it needs of the model.
    default Set<Capability> needs() {
        return Set.of();
    }

    /// Solves the questions of a pool, a solution each in their order; everything that it draws goes through the pool.
    List<Solution> solve(Pool pool);
}
