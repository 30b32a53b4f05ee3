package dev.hone.reasoning.registry;

import dev.hone.reasoning.solve.Strategy;
import java.util.List;

/// Strategies from outside of this module, which `ServiceLoader` finds: records, as those that are listed here.
public interface OwnStrategies {
    /// Each with its usual settings.
    List<Catalog.Entry<Strategy>> strategies();
}
