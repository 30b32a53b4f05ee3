package dev.hone.tasks.data;

import dev.hone.foundation.InputException;
import java.util.Optional;

/// Which rows of a data set are read, and what its columns are called.
///
/// `subset` and `split` choose files of a folder ([SplitFiles]); `most` is how many rows are read from the first on.
public record RowChoice(Optional<String> subset, Optional<String> split, Optional<Integer> most, Columns columns) {
    /// Every row, columns as readers call them.
    public static final RowChoice ALL =
            new RowChoice(Optional.empty(), Optional.empty(), Optional.empty(), Columns.USUAL);

    public RowChoice {
        if (most.isPresent() && most.get() < 1) {
            throw new InputException("rows is " + most.get() + "; it needs 1 or more");
        }
    }

    /// The same rows of another split.
    public RowChoice split(String other) {
        return new RowChoice(subset, Optional.of(other), most, columns);
    }

    /// The same with a subset, where none is chosen yet.
    RowChoice orSubset(String usual) {
        return new RowChoice(subset.or(() -> Optional.of(usual)), split, most, columns);
    }

    /// How many rows are read at most.
    int limit() {
        return most.orElse(Integer.MAX_VALUE);
    }
}
