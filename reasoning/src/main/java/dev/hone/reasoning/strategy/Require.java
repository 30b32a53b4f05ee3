package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Capability;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Checks of settings, and what they need.
final class Require {
    private Require() {}

    /// A whole number that must be at least `least`.
    static void atLeast(String what, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ": " + value);
        }
    }

    /// A share in (0, 1].
    static void share(String what, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " must lie in (0, 1]: " + value);
        }
    }

    /// Words that must not be empty.
    static void words(String what, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
    }

    /// What is needed, and this besides.
    static Set<Capability> also(Set<Capability> needs, Capability... more) {
        Set<Capability> all = EnumSet.noneOf(Capability.class);
        all.addAll(needs);
        all.addAll(List.of(more));
        return all;
    }
}
