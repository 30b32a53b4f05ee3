package dev.hone.tasks.constraints;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import java.util.Arrays;
import java.util.List;

/// How a count is compared with what was asked for.
public enum Relation {
    LESS_THAN("less than"), AT_LEAST("at least"), AT_MOST("at most"), EXACTLY("exactly");

    /// As files write it.
    public final String words;

    Relation(String words) {
        this.words = words;
    }

    /// Whether a count is as was asked for.
    public boolean holds(long count, int asked) {
        return switch (this) {
            case LESS_THAN -> count < asked;
            case AT_LEAST -> count >= asked;
            case AT_MOST -> count <= asked;
            case EXACTLY -> count == asked;
        };
    }

    /// The relation that is written so.
    ///
    /// Throws: [InputException] with the nearest.
    public static Relation named(String words) {
        List<String> all = Arrays.stream(values()).map(r -> r.words).toList();
        return Arrays.stream(values()).filter(r -> r.words.equals(words)).findFirst()
                .orElseThrow(
                        () -> new InputException("there is no relation '" + words + "'" + Nearest.hint(words, all)));
    }
}
