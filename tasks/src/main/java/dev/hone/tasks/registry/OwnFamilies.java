package dev.hone.tasks.registry;

import dev.hone.tasks.TaskFamily;
import java.util.List;

/// Several families from outside at once, found by `java.util.ServiceLoader` (a public constructor without arguments,
/// listed in `META-INF/services/dev.hone.tasks.registry.OwnFamilies` or in its module's `provides`): for those that
/// need something to be constructed with. A single family needs no more than its own entry.
public interface OwnFamilies {
    /// The families.
    List<TaskFamily> families();
}
