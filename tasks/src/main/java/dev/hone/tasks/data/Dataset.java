package dev.hone.tasks.data;

import dev.hone.foundation.InputException;
import java.nio.file.Path;
import java.util.List;

/// Examples from a file or folder of rows.
public record Dataset(Path file, List<Example> examples) {
    public Dataset {
        examples = List.copyOf(examples);
    }

    /// Reads a file with the usual columns.
    ///
    /// Throws: [InputException] with file and line.
    public static Dataset read(Path file) {
        return read(RowSource.of(file));
    }

    /// Reads the rows of a source.
    ///
    /// Throws: [InputException] with file and line.
    public static Dataset read(RowSource source) {
        List<Example> examples = source.read(Example::read);
        if (examples.isEmpty()) {
            throw new InputException(source.place() + ": no examples");
        }
        return new Dataset(source.place(), examples);
    }
}
