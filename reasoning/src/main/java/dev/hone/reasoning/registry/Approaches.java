package dev.hone.reasoning.registry;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.reasoning.solve.Approach;
import java.util.List;
import java.util.stream.Stream;

/// Strategies and allocations by name, wherever both may be meant.
public final class Approaches {
    private Approaches() {}

    /// The approach that a text names.
    ///
    /// @throws InputException for an unknown name or setting, or a value that is not allowed
    public static Approach parse(String text) {
        String name = Spec.parse(text).name();
        List<String> shared = Allocations.all().names();
        if (shared.contains(name)) {
            return new Approach.Shared(Allocations.all().parse(text));
        }
        List<String> each = Strategies.all().names();
        if (!each.contains(name)) {
            throw new InputException("no strategy is named '" + name + "'"
                    + Nearest.hint(name, Stream.concat(each.stream(), shared.stream()).toList()));
        }
        return new Approach.Each(Strategies.all().parse(text));
    }
}
