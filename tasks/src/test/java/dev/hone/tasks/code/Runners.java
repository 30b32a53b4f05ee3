package dev.hone.tasks.code;

import dev.hone.foundation.InputException;
import org.junit.jupiter.api.Assumptions;

/// Runners for tests, which skip themselves where the machine has none.
final class Runners {
    private Runners() {}

    static CodeRunner of(Language language) {
        try {
            return CodeRunner.open(language, CodeLimits.USUAL);
        } catch (InputException e) {
            return Assumptions.abort("no runner of programs here: " + e.getMessage());
        }
    }
}
