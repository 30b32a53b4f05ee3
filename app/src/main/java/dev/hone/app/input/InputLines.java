package dev.hone.app.input;

import dev.hone.foundation.InputException;
import dev.hone.tasks.data.Row;
import java.util.function.Supplier;

/// Says where in a file a mistake was found by code that does not know the file.
final class InputLines {
    private InputLines() {}

    /// What `work` makes of a row, its complaints preceded by file and line.
    static <T> T located(Row row, Supplier<T> work) {
        try {
            return work.get();
        } catch (InputException e) {
            InputException located = row.error(String.valueOf(e.getMessage()));
            located.addSuppressed(e);
            throw located;
        }
    }
}
