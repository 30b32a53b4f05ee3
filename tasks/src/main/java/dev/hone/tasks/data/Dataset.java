package dev.hone.tasks.data;

import dev.hone.foundation.InputException;
import java.nio.file.Path;
import java.util.List;

/// Examples from a JSONL file.
public record Dataset(Path file, List<Example> examples) {
    public Dataset {
        examples = List.copyOf(examples);
    }

    /// Reads a file with the usual columns.
    ///
    /// Throws: [InputException] with file and line.
    public static Dataset read(Path file) {
        return read(file, Columns.USUAL);
    }

    /// Reads a file with these columns; other columns are ignored.
    ///
    /// Throws: [InputException] with file and line.
    public static Dataset read(Path file, Columns columns) {
        List<Example> examples = JsonLines.read(file, row -> Example.read(row, columns));
        if (examples.isEmpty()) {
            throw new InputException(file + ": no examples");
        }
        return new Dataset(file, examples);
    }
}
